import { readFileSync } from "node:fs";
import downConvert from "@apiture/openapi-down-convert";
import { createMock, listen } from "@partner-qualification/mock";
import { Validator } from "@seriousme/openapi-schema-validator";
import axios from "axios";
import { generateZodClientFromOpenAPI } from "openapi-zod-client";
import type { Service } from "../clients/calls.ts";
import { kubb } from "../clients/kubb.ts";
import { readBundle } from "../generate/bundle.ts";
import { generators } from "../generate/generators.ts";
import { getQualifications } from "../generated/kubb/index";
import { schemas } from "../generated/openapi-zod-client/client";
import { CreateQualificationsBody } from "../generated/orval-zod/schemas";
import { importToPostman } from "../import/postman.ts";
import { type ChangeableSpec, changeSpec, generateFrom } from "./changed-spec.ts";
import type { limits } from "./limits.ts";

const convertsToValid = async (change: (spec: ChangeableSpec) => void): Promise<boolean> => {
  const converted = new downConvert.Converter(changeSpec(change)).convert();
  return (await new Validator().validate(converted as Record<string, unknown>)).valid;
};

const customer = "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d";

/** Calls a mock, which listens for as long. */
const withMock = async <Result>(call: (service: Service) => Promise<Result>): Promise<Result> => {
  const listener = await listen(createMock(), { port: 0 });
  try {
    return await call({ url: listener.url.replace(/\/$/, ""), token: "token" });
  } finally {
    await listener.close();
  }
};

const unknownProperty = { qualification: "StateOwnedEntity", unknown: 1 };

/** For each limit, whether its tool still has it. */
export const checks: Record<keyof typeof limits, () => boolean | Promise<boolean>> = {
  "plus-version": async () => {
    const change = (spec: ChangeableSpec) => {
      spec.openapi = "3.1.1";
    };
    const generated = generateFrom(change, generators["openapi-generator-plus"], "api.ts");
    return generated.then(
      () => false,
      (error) => String(error).includes("Unsupported OpenAPI version: 3.1.1"),
    );
  },
  "plus-constants": () => {
    const models = new URL("../generated/openapi-generator-plus/models.ts", import.meta.url);
    return readFileSync(models, "utf8").includes("type SynchronousQualificationRequest = number | number;");
  },
  "plus-names": () => {
    const models = readFileSync(new URL("../generated/openapi-generator-plus/models.ts", import.meta.url), "utf8");
    return models.includes("qualification: Api.EducationQualificationRequest.QualificationEnum.Education;");
  },
  "kubb-content-type": async () => {
    const create = (more?: Record<string, string>) =>
      withMock((service) => kubb(service, more).createQualifications(customer, { qualification: "StateOwnedEntity" }));
    return (await create({})).status === 400 && (await create()).status === 201;
  },
  "kubb-status": async () => {
    const body = await withMock(({ url: baseURL }) => getQualifications(customer, undefined, { baseURL }));
    return JSON.stringify(body).includes('"code":');
  },
  "down-summary": async () =>
    !(await convertsToValid((spec) => {
      spec.info.summary = "Summary";
    })),
  "down-dialect": async () =>
    !(await convertsToValid((spec) => {
      spec.jsonSchemaDialect = "https://json-schema.org/draft/2020-12/schema";
    })),
  "down-types": async () =>
    !(await convertsToValid(({ components }) => {
      components.schemas.ErrorResponse.properties.code = { type: ["string", "integer"] };
    })),
  "orval-titled-constants": async () => {
    const change = ({ components }: ChangeableSpec) => {
      for (const entry of components.schemas.SynchronousQualificationRequest.oneOf) entry.enum = [entry.const];
    };
    return (await generateFrom(change, generators["orval-zod"], "schemas.ts")).includes("zod.literal(1).enum(");
  },
  "zod-client-const": async () => {
    const change = ({ components }: ChangeableSpec) => {
      delete components.schemas.StateOwnedEntityQualificationRequest.properties.qualification.enum;
    };
    const code = await generateFrom(change, generators["openapi-zod-client"], "client.ts");
    return /StateOwnedEntityQualificationRequest = z\.object\(\{\s*qualification: z\.string\(\)/.test(code);
  },
  "zod-client-deprecated": async () => {
    const openApiDoc = readBundle() as Parameters<typeof generateZodClientFromOpenAPI>[0]["openApiDoc"];
    const code = await generateZodClientFromOpenAPI({ openApiDoc, disableWriteToFile: true });
    return !code.includes('/qualification"');
  },
  "zod-open-requests": () =>
    CreateQualificationsBody.safeParse(unknownProperty).success &&
    schemas.QualificationRequest.safeParse(unknownProperty).success,
  "axios-numbers": async () => {
    const sent = axios.put("http://127.0.0.1:9/", 3);
    return sent.then(
      () => false,
      (error) => String(error).includes("Data after transformation must be a string"),
    );
  },
  "postman-placeholders": async () => {
    const [request] = await importToPostman("Paths", "Schema");
    return request?.headers.some(([, value]) => value === "<uuid>") ?? false;
  },
};
