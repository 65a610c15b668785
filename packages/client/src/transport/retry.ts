import { isObject, type PartnerError } from "../errors/partner-error.ts";

/** Statuses that a later attempt may fix. Each attempt has the same `MS-RequestId`, so that a write cannot act twice. */
const transient = new Set<number | undefined>([408, 429, 500, 502, 503, 504]);

/**
 * Whether the certificate of the server was rejected, which another attempt does not change: by the codes of OpenSSL, which
 * Node and Bun have, or the words of Deno.
 */
export const hasInvalidCertificate = (cause: unknown): boolean =>
  isObject(cause) &&
  (/CERT|LEAF_SIGNATURE|HOSTNAME_MISMATCH|INVALID_CA/.test(String(cause.code)) ||
    /\bcertificate\b/i.test(String(cause.message)) ||
    hasInvalidCertificate(cause.cause));

/** The longest `Retry-After` that is waited for, in ms; after a longer one the error is returned at once. */
const maxRetryAfter = 3_600_000;

/**
 * Whether a failed attempt is worth another: after a transient status, a lost connection, or an attempt that took too
 * long.
 */
export const isRetryable = ({
  kind,
  status,
  retryAfter = 0,
  cause,
}: Pick<PartnerError, "kind" | "status" | "retryAfter" | "cause">): boolean => {
  if (kind === "response-too-large" || retryAfter > maxRetryAfter || hasInvalidCertificate(cause)) return false;
  return status === undefined ? kind === "unavailable" || kind === "timeout" : transient.has(status);
};

/** asctime's form of a date, which HTTP still allows; it has no time zone, and is in UTC. */
const asctime = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i;

const decimal = /^\d+(\.\d+)?$/;

/** The ms of one value: seconds, or an HTTP date. A fraction is not HTTP's, but its meaning is plain. */
const readDelay = (value: string, now: number): number => {
  if (decimal.test(value)) return Number(value) * 1000;
  const date = asctime.test(value) ? `${value} GMT` : value;
  // Every other HTTP date ends so. Without it, Date.parse makes a date of "-1" too.
  return Math.max(0, Date.parse(/GMT$/.test(date) ? date : "") - now);
};

/**
 * Reads how long the service wants not to be called: `Retry-After-Ms`, as Azure's gateways send it, else `Retry-After`. Of
 * several values the longest counts.
 *
 * @param now ms since 1970 (UTC).
 * @returns ms to wait; undefined when neither header has a value that can be read.
 */
export const readRetryAfter = (headers: Headers, now: number): number | undefined => {
  const precise = headers.get("Retry-After-Ms")?.trim() ?? "";
  if (decimal.test(precise)) return Number(precise);
  // A comma separates values, but for the one after the day of the week.
  const values = headers.get("Retry-After")?.split(/(?<!day|sun|mon|tue|wed|thu|fri|sat),/i) ?? [];
  const delays = values.map((value) => readDelay(value.trim(), now)).filter((delay) => !Number.isNaN(delay));
  return delays.length > 0 ? Math.max(...delays) : undefined;
};

/** The shortest pause of the whole client, in ms: attempts that were throttled have no other limit than the deadline. */
const leastPause = 100;

/**
 * How long to wait before the next attempt, in ms: what the service says, at least `minDelay` and up to a tenth longer, so
 * that clients with the same response do not come back at once; else exponential backoff with full jitter.
 *
 * @param failed how many attempts have failed.
 */
export const delayOf = (
  error: Pick<PartnerError, "kind" | "retryAfter">,
  failed: number,
  { minDelay, maxDelay, random }: { minDelay: number; maxDelay: number; random: () => number },
): number => {
  const most = Math.min(maxDelay, minDelay * 2 ** (failed - 1));
  const delay =
    error.retryAfter === undefined ? random() * most : Math.max(error.retryAfter, minDelay) * (1 + random() / 10);
  return Math.round(pausesAll(error) ? Math.max(leastPause, delay) : delay);
};

/** Whether a transient failure means that the service wants no requests at all for a while, not only none of this call. */
export const pausesAll = (error: Pick<PartnerError, "kind" | "retryAfter"> | undefined): boolean =>
  error?.kind === "throttled" || error?.retryAfter !== undefined;
