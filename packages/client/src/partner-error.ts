import type { AboutCall } from "./call.ts";

/**
 * What went wrong, to branch on.
 *
 * - `unauthorized`: 401, or the credential gave no token
 * - `forbidden`: 403
 * - `not-found`: 404
 * - `conflict`: 409 or 412; the customer has a qualification that excludes the one asked for
 * - `throttled`: 429
 * - `invalid`: another 4xx, or a mistake in the call that was found before any request
 * - `unavailable`: 5xx, or no connection
 * - `timeout`: 408, or the time of an attempt or of the call ran out
 * - `aborted`: by the caller's signal
 * - `response-too-large`: a response body, of a success or of an error, with more bytes than `maxResponseSize`
 * - `unexpected-response`: an answer that is not what the description says, or a redirect
 */
export type PartnerErrorKind =
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "throttled"
  | "invalid"
  | "unavailable"
  | "timeout"
  | "aborted"
  | "response-too-large"
  | "unexpected-response";

/** What an error tells beside its message. */
export interface PartnerErrorDetails extends AboutCall {
  kind: PartnerErrorKind;
  /** How many requests were sent. */
  attempts: number;
  /** The HTTP status; undefined when no answer came. */
  status?: number | undefined;
  /** The code in the body, such as `"3000"`. It need not be the HTTP status. */
  code?: string | undefined;
  /** What the body says, for people. */
  description?: string | undefined;
  /** Further details in the body. */
  data?: readonly unknown[] | undefined;
  /** The part of the service that reports the error. */
  source?: string | undefined;
  /** How long the service asks to wait, in ms. */
  retryAfter?: number | undefined;
  /** The whole body: parsed if it is JSON, else its first 1,024 characters; undefined when there was none. */
  body?: unknown;
}

/** Known to every copy of this package and to every realm, as `instanceof` is not. */
const brand = Symbol.for("@partner-qualification/PartnerError");

// The interface gives the class the properties that the constructor assigns.
export interface PartnerError extends PartnerErrorDetails {}

/**
 * Every failure of a call: thrown by the fluent layer, and `error` of the calls by path.
 * No property holds a token or a validation code.
 *
 * @example
 * ```ts
 * try {
 *   await partner.customers.byId(customer).qualification.createQualifications({ qualification: "StateOwnedEntity" });
 * } catch (error) {
 *   if (isPartnerError(error, "conflict")) console.log(error.description, error.requestId);
 *   else throw error;
 * }
 * ```
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor assigns every required property.
export class PartnerError extends Error {
  override readonly name = "PartnerError";

  constructor(message: string, details: PartnerErrorDetails, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)));
  }

  /** Not on the instance, where a log would show it. */
  get [brand](): true {
    return true;
  }
}

/**
 * Tells whether something is a `PartnerError`, of one kind if that is given. Also one of another realm, or of another
 * copy of this package.
 */
export const isPartnerError = <Kind extends PartnerErrorKind = PartnerErrorKind>(
  value: unknown,
  kind?: Kind,
): value is PartnerError & { kind: Kind } =>
  typeof value === "object" &&
  value !== null &&
  brand in value &&
  (kind === undefined || (value as PartnerError).kind === kind);
