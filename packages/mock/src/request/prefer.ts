import parsePreferHeader from "parse-prefer-header";
import { examplesOf, type Operation, pairedExample, responseFor, statusesOf, successOf } from "../prism/index.ts";
import { maxParsedHeaderLength } from "./limits.ts";
import { invalidRequest, type Rejection } from "./rejection.ts";

/** The preferences that the mock honors, as they were sent. */
export interface Preferences {
  code?: string;
  example?: string;
  /** Seconds to hold the response back. */
  wait?: string;
}

/**
 * Reads a `Prefer` header (several are joined by commas) with the parser that `prism mock` uses. Names match in any case,
 * the first of two equal names counts, and unknown preferences are ignored.
 *
 * @example
 * parsePrefer('code=403, example="noCommerceRelationship"'); // { code: "403", example: "noCommerceRelationship" }
 */
export const parsePrefer = (header: string | undefined): Preferences => {
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

/** The longest that a response is held back by a preference, in seconds. */
const maxWait = 60;

/** How long a response is held back, in milliseconds: as many seconds as are preferred, at most 60. */
export const waitOf = ({ wait = "" }: Preferences): number =>
  /^\d{1,9}$/.test(wait) ? Math.min(Number(wait), maxWait) * 1_000 : 0;

/** Whether an example is preferred to what the state responds. */
export const prefersExample = ({ code, example }: Preferences): boolean => code !== undefined || example !== undefined;

/**
 * The example that is preferred: of the preferred status, or else of success; the named one, or else the one that
 * belongs to the body of the request. A response without a body has no example.
 *
 * @returns a rejection that names the known ones, when the operation does not describe what is preferred.
 */
export const preferredExample = (
  operation: Operation,
  { code, example }: Preferences,
  body: unknown,
): { status: number; example: string } | { status: number; body: undefined } | Rejection => {
  const statuses = statusesOf(operation);
  const status = code === undefined ? successOf(operation) : /^\d{3}$/.test(code) ? Number(code) : Number.NaN;
  if (!statuses.includes(status)) return invalidRequest(`header Prefer: 'code' must be one of ${statuses.join(", ")}.`);
  const names = examplesOf(responseFor(operation, status)).map(({ key }) => key);
  if (example !== undefined && !names.includes(example))
    return invalidRequest(
      `header Prefer: 'example' must be one of ${names.join(", ")} for status ${status}${code === undefined ? "; add 'code' for another status" : ""}.`,
    );
  const first = status === successOf(operation) ? pairedExample(operation, status, body) : names[0];
  const name = example ?? first;
  return name === undefined ? { status, body: undefined } : { status, example: name };
};
