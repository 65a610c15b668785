import { examplesOf, type Operation, responseFor, statusesOf, successOf } from "../prism/operations.ts";
import { maxParsedHeaderLength } from "./limits.ts";
import { invalidRequest, type Refusal } from "./rejection.ts";

/** The preferences that the mock honours, as they were sent. */
export interface Preferences {
  code?: string;
  example?: string;
  /** Seconds to hold the answer back. */
  wait?: string;
}

// RFC 7240: token [ BWS "=" BWS ( token / quoted-string ) ] *( OWS ";" [ OWS parameter ] ), separated by commas.
const preference =
  /\s*([^\s=;,"]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?((?:[^,"]|"(?:[^"\\]|\\.)*")*)(?:,|$)/gy;

/**
 * Reads a `Prefer` header (several are joined by commas). Names match in any case, the first of two equal names
 * counts, and unknown preferences are ignored.
 *
 * @example
 * parsePrefer('code=403, example="noCommerceRelationship"'); // { code: "403", example: "noCommerceRelationship" }
 */
export const parsePrefer = (header: string | null): Preferences => {
  if (!header) return {};
  const found: Preferences = {};
  // The pattern takes time by the square of the length; the edge refuses what is longer.
  if ((header ?? "").length > maxParsedHeaderLength) return found;
  for (const [, name = "", quoted, token] of (header ?? "").replace(/(^|,)(\s*,)+/g, "$1").matchAll(preference)) {
    const key = name.toLowerCase();
    if (key === "code" || key === "example" || key === "wait")
      found[key] ??= quoted?.replace(/\\(.)/g, "$1") ?? token ?? "";
  }
  return found;
};

/** The longest that one answer is held back by a preference, in seconds. */
const maxWait = 60;

/** How long an answer is held back, in milliseconds: as many seconds as are preferred, at most 60. */
export const waitOf = ({ wait = "" }: Preferences): number =>
  /^\d{1,9}$/.test(wait) ? Math.min(Number(wait), maxWait) * 1_000 : 0;

/**
 * Turns preferences into a status and the name of an example; without a status the example is one of success.
 *
 * @returns a refusal that names the known ones, when the operation does not describe what is preferred.
 */
export const preferred = (
  operation: Operation,
  { code, example }: Preferences,
): { status: number; example?: string } | Refusal => {
  const statuses = statusesOf(operation);
  const status = code === undefined ? successOf(operation) : /^\d{3}$/.test(code) ? Number(code) : Number.NaN;
  if (!statuses.includes(status))
    return invalidRequest(
      `header Prefer names in 'code' a status that this call does not answer; known are ${statuses.join(", ")}.`,
    );
  if (example === undefined) return { status };
  const names = examplesOf(responseFor(operation, status)).map(({ key }) => key);
  if (names.includes(example)) return { status, example };
  return invalidRequest(
    `header Prefer names in 'example' no example of status ${status}; known are ${names.join(", ")}${code === undefined ? "; add 'code' for another status" : ""}.`,
  );
};
