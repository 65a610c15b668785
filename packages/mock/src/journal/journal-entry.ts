/**
 * One call that the mock responded to: a few kilobytes at most. Tokens are not in it, and validation codes only
 * redacted.
 */
export interface Call {
  /** When it arrived: ISO 8601, by the mock's clock. */
  time: string;
  method: string;
  /** Without the query; at most 300 characters, control and formatting characters as `\u{…}`. */
  path: string;
  /** The operationId; absent for an unknown path. */
  operation?: string;
  /** The id of the calling partner; absent without a token. */
  partner?: string;
  customer?: string;
  query?: Record<string, string>;
  /** The described properties; absent where there was no body, or it could not be parsed. */
  body?: unknown;
  requestId: string;
  correlationId: string;
  status: number;
  /** How long the response took, in milliseconds. */
  ms: number;
  /** What changed in the state, such as `Education InReview` or `code ••45: 3 left`; absent where nothing did. */
  effect?: string;
  /** Why it was rejected: the text of the error response; absent where it succeeded. */
  error?: string;
}

/** A call that has no response yet. */
export type PendingCall = Omit<Call, "status" | "ms">;
