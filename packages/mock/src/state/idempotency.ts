import { hash } from "node:crypto";
import type { StateCall, StateResponse } from "./state-call.ts";

/** The first response to a write, kept for its retries. */
export interface IdempotencyRecord {
  /** Identifies the request: operation, customer, code and body. */
  fingerprint: string;
  response: StateResponse;
}

const prefix = "urn:uuid:";

/** An `MS-RequestId` as the key of a record: in lower case, without the prefix that a GUID may have. */
export const recordKey = (requestId: string): string => {
  const id = requestId.toLowerCase();
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
};

// A body may have 64 KiB.
const longestText = 256;

/** Identifies the content of a request: equal for a retry, different for another request. At most 256 characters. */
export const fingerprintOf = ({ operation, customer, code, body }: StateCall): string => {
  const text = JSON.stringify([operation, customer, code, body]);
  return text.length <= longestText ? text : hash("sha256", text, "base64");
};
