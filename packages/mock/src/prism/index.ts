// At run time only this folder knows Prism; the rest of `src/` imports this file. `build/` bundles and trims Prism, and tests
// compare the mock with it.
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
