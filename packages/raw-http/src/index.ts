export type { RawResponse } from "./read-response.ts";
export { type RawOptions, type RawResult, sendRaw } from "./send-raw.ts";
