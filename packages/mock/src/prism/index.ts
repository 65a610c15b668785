// All that knows Prism is in this folder, and is used through this file.
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
export { describeSchema, type Schema, schemaAt } from "./schema.ts";
export { hasCredentials, type ParsedValues, validateRequest } from "./validate-request.ts";
export { validateResponse } from "./validate-response.ts";
