import type { HttpResponse } from "../http.ts";
import { operations } from "../prism/index.ts";
import { jsonResponse } from "./json-response.ts";

/** Says what the server is to someone who opens its address, and where to go from there. */
export const landing = (paths: readonly string[]): HttpResponse =>
  jsonResponse(200, {
    message:
      "This is a mock of Partner Center's customer qualifications, not Microsoft's service. Send requests to the paths of operations, with any bearer token.",
    operations: operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`),
    more: paths,
  });
