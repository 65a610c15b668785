import { isObject } from "./failure.ts";
import { maxDepth } from "./redact.ts";

/** The kinds of JSON that a successful answer can be, as the description says. */
export type AnswerKind = "string" | "object" | "array";

/** A successful answer, or what is wrong with it. */
export type Answer = { data: unknown } | { problem: string };

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
};

const isDeeperThan = (depth: number, value: unknown): boolean =>
  isObject(value) && (depth === 0 || Object.values(value).some((item) => isDeeperThan(depth - 1, item)));

/** The pages write the date of a vetting in two ways; the description has the one that the SDK reads. */
const readQualification = (value: unknown): unknown => {
  if (kindOf(value) !== "object" || !("vettingCreatedDate" in (value as object))) return value;
  const { vettingCreatedDate, ...rest } = value as Record<string, unknown>;
  return { vettingCreateDate: vettingCreatedDate, ...rest };
};

/** Reads the body of a 2xx answer. Unknown properties and values pass, and so does a byte order mark. */
export const readAnswer = (text: string, wanted: AnswerKind): Answer => {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith("\u{feff}") ? text.slice(1) : text);
  } catch {
    return { problem: text.trim() === "" ? "an empty body" : "a body that is no JSON" };
  }
  if (isDeeperThan(maxDepth, value)) return { problem: `JSON that is nested more than ${maxDepth} levels deep` };
  const kind = kindOf(value);
  if (kind !== wanted) return { problem: `JSON of type ${kind} instead of ${wanted}` };
  if (!Array.isArray(value)) return { data: readQualification(value) };
  const strange = value.findIndex((item) => kindOf(item) !== "object");
  if (strange >= 0) return { problem: `an array whose item ${strange} is no object` };
  return { data: value.map(readQualification) };
};
