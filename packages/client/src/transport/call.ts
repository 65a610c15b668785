import type { JsonKind } from "../validation/response-body.ts";

/** What errors and events say about the call they belong to. */
export interface CallInfo {
  /** The operationId of the spec, such as `createQualifications`. */
  operation: string;
  method: string;
  /** The path template, such as `/v1/customers/{customer-tenant-id}/qualifications`. */
  path: string;
  /** The URL without the values of its query. */
  url: string;
  /** `MS-RequestId` of the call, its idempotency key: the same for every attempt. Microsoft's support needs it. */
  requestId: string;
  /** `MS-CorrelationId` of the call. */
  correlationId: string;
}

/** A call that was validated, ready to be sent. */
export interface Call {
  info: CallInfo;
  request: Request;
  /** All headers but `Authorization`, with names in lower case. */
  headers: Record<string, string>;
  body: string | undefined;
  /** The kind of JSON that a successful response has. */
  expected: JsonKind;
  /** The name of the qualification that the body requests; undefined where it requests none. */
  requested: unknown;
  /** What no error may contain, beside the token: validation codes. */
  secrets: readonly string[];
}

/** The URL with the names of its query, without their values: the validation code is a value. */
export const withoutQueryValues = (url: string): string => url.replace(/=[^&]*/g, "=");
