import { isObject } from "../errors/partner-error.ts";
import { maxDepth } from "../errors/redact.ts";

/** The kinds of JSON that a successful response can have, as the spec says. */
export type JsonKind = "string" | "object" | "array";

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
};

const isDeeperThan = (depth: number, value: unknown): boolean =>
  isObject(value) && (depth === 0 || Object.values(value).some((item) => isDeeperThan(depth - 1, item)));

const hasOtherDate = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && "vettingCreatedDate" in value;

/** The pages write the date of a vetting in two ways; the spec has the one that the SDK reads. */
const normalize = ({ vettingCreatedDate, ...rest }: Record<string, unknown>): unknown => {
  return { vettingCreateDate: vettingCreatedDate, ...rest };
};

/** The generated reference has an object around the list, for the GET and for the POST. */
const unwrap = (value: unknown, expected: JsonKind, requested: unknown): unknown => {
  if (!isObject(value) || !Array.isArray(value.qualifications)) return value;
  if (expected === "array") return value.qualifications;
  return value.qualifications.find((one) => isObject(one) && one.qualification === requested) ?? value;
};

/**
 * Checks the body of a 2xx response against the kind that the spec has. Unknown properties and values pass, and
 * so does a byte order mark.
 *
 * @param requested the name of the qualification that was requested, if one was.
 * @returns the body as JSON with the property names of the spec, or what is wrong with it.
 */
export const checkBody = (
  text: string,
  expected: JsonKind,
  requested?: unknown,
): { json: string } | { problem: string } => {
  let json = text.startsWith("\u{feff}") ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: json.trim() === "" ? "an empty body" : "a body that is not JSON" };
  }
  if (isDeeperThan(maxDepth, value)) return { problem: `JSON nested deeper than ${maxDepth} levels` };
  const unwrapped = unwrap(value, expected, requested);
  if (unwrapped !== value) json = JSON.stringify(unwrapped);
  value = unwrapped;
  const kind = kindOf(value);
  if (kind !== expected) return { problem: `JSON of type ${kind} instead of ${expected}` };
  if (!Array.isArray(value)) return { json: hasOtherDate(value) ? JSON.stringify(normalize(value)) : json };
  if (value.some((item) => kindOf(item) !== "object")) return { problem: "an item that is not an object" };
  return { json: value.some(hasOtherDate) ? JSON.stringify(value.map(normalize)) : json };
};
