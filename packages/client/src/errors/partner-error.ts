import type { CallInfo } from "../transport/call-info.ts";
import type { ErrorExplanation } from "./explanation.ts";

/**
 * What went wrong, to branch on.
 *
 * - `unauthorized`: 401, or the credential returned no usable token
 * - `forbidden`: 403
 * - `not-found`: 404
 * - `conflict`: 409, 412 or 417; the customer has a qualification that excludes the requested one
 * - `throttled`: 429, or the client pauses after one for longer than the deadline of the call
 * - `invalid`: another 4xx, or a mistake in the call that was found before it was sent
 * - `unavailable`: 5xx, or no connection
 * - `timeout`: 408, or the time of an attempt or of the call ran out
 * - `aborted`: by the caller's signal
 * - `response-too-large`: a response body, of a success or of an error, with more bytes than `maxResponseSize`
 * - `unexpected-response`: a 2xx that is not what the spec says, or a redirect
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

/** What an error has beside its message. */
export interface PartnerErrorDetails extends CallInfo {
  kind: PartnerErrorKind;
  /** How many requests were sent. */
  attempts: number;
  /** The HTTP status; undefined when there was no response. */
  status?: number | undefined;
  /** The code in the body, such as `"3000"`. It need not be the HTTP status. */
  code?: string | undefined;
  /** What the body says, for people. */
  description?: string | undefined;
  /** Further details in the body. */
  data?: readonly unknown[] | undefined;
  /** The part of the service that reports the error. */
  source?: string | undefined;
  /** `Retry-After` of the response, or the rest of the pause that another response caused, in ms. */
  retryAfter?: number | undefined;
  /** What the error means, its likely cause and its fix; only of an error that the spec knows. */
  explanation?: ErrorExplanation | undefined;
  /** The whole body: parsed if it is JSON, else its first 1,024 characters; undefined when there was none. */
  body?: unknown;
}

/** Whether something has properties: an array has too. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** The properties that have a value. */
export const definedOf = (properties: object): object =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

/** The same in every copy of this package and in every realm, as `instanceof` is not. */
const brand = Symbol.for("@partner-qualification/PartnerError");

// The interface gives the class the properties that the constructor assigns.
export interface PartnerError extends PartnerErrorDetails {}

/**
 * Every failure of a call: thrown by the fluent layer, and returned by `toPartnerError` for calls by path.
 * No property has a token or a validation code.
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
    Object.assign(this, definedOf(details));
  }

  /** Not on the instance, where a log would show it. */
  get [brand](): true {
    return true;
  }
}

/**
 * Whether something is a `PartnerError`, of one kind if that is given. Also one of another realm, or of another
 * copy of this package.
 *
 * @example
 * ```ts
 * const error = await partner.customers.byId("contoso").qualification.get().catch((reason: unknown) => reason);
 * isPartnerError(error); // true
 * isPartnerError(error, "invalid"); // true
 * isPartnerError(error, "conflict"); // false
 * ```
 */
export const isPartnerError = <Kind extends PartnerErrorKind = PartnerErrorKind>(
  value: unknown,
  kind?: Kind,
): value is PartnerError & { kind: Kind } =>
  isObject(value) && brand in value && (kind === undefined || value.kind === kind);
