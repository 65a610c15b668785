import type { CreateCalls } from "./calls.ts";
import { heyApi } from "./hey-api.ts";
import { kubb } from "./kubb.ts";
import { oazapfts } from "./oazapfts.ts";
import { openapiClientAxios } from "./openapi-client-axios.ts";
import { openapiGeneratorPlus } from "./openapi-generator-plus.ts";
import { openapiZodClient } from "./openapi-zod-client.ts";
import { orvalFetch } from "./orval-fetch.ts";
import { swaggerTypescriptApi } from "./swagger-typescript-api.ts";

/** The clients that the tools make of the spec, by the names of the tools. */
export const clients: Record<string, CreateCalls> = {
  "@hey-api/openapi-ts": heyApi,
  kubb: (service) => kubb(service),
  oazapfts,
  "openapi-client-axios": openapiClientAxios,
  "openapi-generator-plus": openapiGeneratorPlus,
  "openapi-zod-client": openapiZodClient,
  orval: orvalFetch,
  "swagger-typescript-api": swaggerTypescriptApi,
};
