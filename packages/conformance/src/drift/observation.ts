/** How much an observation matters: an error contradicts the spec, a note may be a mistake of the client. */
export type Severity = "error" | "warning" | "note";

/** The checks, with what each means. */
export const checks = {
  "undocumented-operation": "The spec has the path, and not the method.",
  "undocumented-status": "The spec does not describe the status for this operation.",
  "undocumented-header": "The spec does not describe the header of the response.",
  "response-mismatch": "The response is not as the spec describes it.",
  "error-shape": "The body of an error is not in the error format of the spec.",
  "ids-not-returned": "The response does not repeat the MS-RequestId or MS-CorrelationId of the request.",
  "invalid-request-accepted": "The request is invalid under the spec, and was accepted.",
  "invalid-request-rejected": "The request is invalid under the spec, and was rejected: the client has a mistake.",
  "valid-request-rejected": "The request is valid under the spec, and was rejected with 400.",
  "retry-changed-request-id": "A retry has another MS-RequestId than the request that failed: it may act twice.",
  "retry-too-early": "A request was sent again before the time that Retry-After says.",
  "token-over-http": "An access token was sent over http.",
  "secret-in-url": "The URL has an access token.",
  "redocly-drift": "redocly drift finds that the recording is not as the spec says.",
} as const;
export type CheckId = keyof typeof checks;

/** Something that differs between the recording and the spec, without secrets. */
export interface Observation {
  check: CheckId;
  severity: Severity;
  message: string;
  /** The operationId; absent where the path has none with the method. */
  operation?: string;
  /** The entry of the recording. */
  index: number;
  url: string;
}
