import type { PartnerError } from "../errors/partner-error.ts";

/** Statuses that a later attempt may fix. Each attempt has the same `MS-RequestId`, so that a write cannot act twice. */
const transient = new Set<number | undefined>([408, 429, 500, 502, 503, 504]);

/** The longest `Retry-After` that is waited for, in ms; after a longer one the error is returned at once. */
const maxRetryAfter = 3_600_000;

/**
 * Whether a failed attempt is worth another: after a transient status, a lost connection, or an attempt that took too
 * long.
 */
export const isRetryable = ({ kind, status, retryAfter = 0 }: PartnerError): boolean => {
  if (kind === "response-too-large" || retryAfter > maxRetryAfter) return false;
  return status === undefined ? kind === "unavailable" || kind === "timeout" : transient.has(status);
};

/**
 * Reads `Retry-After`: seconds, or an HTTP date.
 *
 * @param now ms since 1970 (UTC).
 * @returns ms to wait; undefined when the header is missing or is neither.
 */
export const readRetryAfter = (value: string | null, now: number): number | undefined => {
  const text = value ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Every HTTP date ends so. Without it, Date.parse makes a date of "-1" and "1.5" too.
  const date = Date.parse(/GMT$/.test(text) ? text : "");
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/**
 * How long to wait before the next attempt, in ms: exponential backoff with full jitter.
 *
 * @param failed how many attempts have failed.
 */
export const backoff = (
  failed: number,
  { minDelay, maxDelay, random }: { minDelay: number; maxDelay: number; random: () => number },
): number => Math.round(random() * Math.min(maxDelay, minDelay * 2 ** (failed - 1)));
