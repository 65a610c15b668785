import parsePreferHeader from "parse-prefer-header";
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

/**
 * Reads a `Prefer` header (several are joined by commas) with the parser that `prism mock` uses. Names match in any case,
 * the first of two equal names counts, and unknown preferences are ignored.
 *
 * @example
 * parsePrefer('code=403, example="noCommerceRelationship"'); // { code: "403", example: "noCommerceRelationship" }
 */
export const parsePrefer = (header: string | null): Preferences => {
  // A request with a longer header is rejected; its preferences do not matter.
  if (!header || header.length > maxParsedHeaderLength) return {};
  const sent = parsePreferHeader(header);
  const found: Preferences = {};
  for (const name of ["code", "example", "wait"] as const) {
    const value = sent[name];
    // A preference without a value is `true`.
    if (value !== undefined) found[name] = value === true ? "" : value;
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
