export { type RawResponse, type ReadOptions, readResponse } from "./read-response.ts";
export { type RawOptions, type RawResult, sendRaw } from "./send-raw.ts";
