// All that knows Prism is in this folder, and is used through this file.
export { assertValid, findProblems, type Problem, pointerOf } from "./assert-valid.ts";
export { namedExample } from "./named-example.ts";
export {
  allowOf,
  examplesOf,
  json,
  type Operation,
  operations,
  responseFor,
  statusesOf,
  successOf,
} from "./operations.ts";
export { pairedExample } from "./paired-example.ts";
export type { Schema } from "./schema.ts";
export { hasCredentials, type ParsedValues, validateRequest } from "./validate-request.ts";
export { validateResponse } from "./validate-response.ts";
