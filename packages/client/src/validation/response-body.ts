import { readErrorBody } from "../errors/error-body.ts";
import { isObject } from "../errors/partner-error.ts";
import { maxDepth } from "../errors/redact.ts";
import { parseJson } from "./parse-json.ts";

/** What a successful response is, as the spec says. */
export interface ExpectedBody {
  /** The types of JSON that it may have, such as `array` or `integer or null`; absent where it has no body. */
  expected?: string | undefined;
  /** The properties of the object, or of the items, with the types that each may have: `integer or null`. */
  properties: Readonly<Record<string, string>>;
}

type Properties = Record<string, unknown>;

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
};

/** Whether JSON has one of the types that are listed as `integer or null`. */
const hasType = (value: unknown, types: string): boolean =>
  types.split(" or ").some((type) => type === kindOf(value) || (type === "integer" && Number.isInteger(value)));

const isDeeperThan = (depth: number, value: unknown): boolean =>
  isObject(value) && (depth === 0 || Object.values(value).some((item) => isDeeperThan(depth - 1, item)));

/** Another name of the date of a vetting, on some pages; the spec has the one that the SDK reads. */
const otherDate = "vettingCreatedDate";

/** The object with the property names of the spec: .NET, and with it the SDK, reads them in any case. */
const normalize = (item: Properties, properties: ExpectedBody["properties"]): Properties => {
  const names = [...Object.keys(properties), otherDate];
  const exact = (name: string) =>
    Object.hasOwn(properties, name) ? name : (names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name);
  const keys = Object.keys(item);
  if (keys.every((name) => exact(name) === name && name !== otherDate)) return item;
  const { [otherDate]: date, ...rest } = Object.fromEntries(keys.map((name) => [exact(name), item[name]]));
  return date === undefined ? rest : { ...rest, vettingCreateDate: rest.vettingCreateDate ?? date };
};

/** The generated reference has an object around the list, for the GET and for the POST. */
const unwrap = (value: unknown, { expected, properties }: ExpectedBody, requested: unknown): unknown => {
  if (!isObject(value)) return value;
  const [, list] = Object.entries(value).find(([name]) => name.toLowerCase() === "qualifications") ?? [];
  if (!Array.isArray(list)) return value;
  if (expected === "array") return list;
  return list.find((one) => isObject(one) && normalize(one, properties).qualification === requested) ?? value;
};

/** Whether an object has none of the properties of the spec, so that it stands for something else, or for nothing. */
const isForeign = (value: unknown, properties: ExpectedBody["properties"]): boolean =>
  isObject(value) &&
  !Array.isArray(value) &&
  !Object.keys(normalize(value, properties)).some((name) => Object.hasOwn(properties, name));

/** Whether an object says what went wrong, as the body of an error does. */
const isFault = (value: unknown): boolean => {
  const { code, description } = readErrorBody(value);
  return (code ?? description) !== undefined;
};

/** JSON that does not end as it begins. */
const withoutEnd = /^(?:\[(?:.*[^\]])?|\{(?:.*[^}])?|"(?:.*[^"])?)$/s;

/** What is wrong with the types of an object's properties; undefined when nothing is. */
const typeProblem = (item: Properties, properties: ExpectedBody["properties"]): string | undefined => {
  for (const [name, types] of Object.entries(properties)) {
    const value = item[name];
    if (value !== undefined && !hasType(value, types)) {
      const kind = Number.isInteger(value) ? "integer" : kindOf(value);
      return `${name} of type ${kind} instead of ${types}`;
    }
  }
};

/**
 * Checks the body of a 2xx response against what the spec says. Unknown properties and values pass, and so does a byte
 * order mark.
 *
 * @param requested the name of the qualification that was requested, if one was.
 * @returns the body as JSON with the property names of the spec (empty where the spec has no body), or what is wrong with it: whether its end is missing, or it
 * is the body of an error.
 */
export const checkBody = (
  text: string,
  described: ExpectedBody,
  requested?: unknown,
): { json: string } | { problem: string; isCut?: boolean; isFault?: boolean } => {
  const { expected, properties } = described;
  // There is nothing to check, and what is sent nevertheless has no meaning.
  if (expected === undefined) return { json: "" };
  const json = text.startsWith("\u{feff}") ? text.slice(1) : text;
  const parsed = parseJson(json);
  if (parsed === undefined) {
    const trimmed = json.trim();
    if (trimmed === "") return { problem: "an empty body" };
    return withoutEnd.test(trimmed)
      ? { problem: "JSON whose end is missing", isCut: true }
      : { problem: "a body that is not JSON" };
  }
  if (isDeeperThan(maxDepth, parsed)) return { problem: `JSON nested deeper than ${maxDepth} levels` };
  let value = unwrap(parsed, described, requested);
  const foreign = isForeign(value, properties);
  if (foreign && isFault(value)) return { problem: "an error in place of the data", isFault: true };
  if (!hasType(value, expected)) return { problem: `JSON of type ${kindOf(value)} instead of ${expected}` };
  if (foreign && Object.keys(properties)[0]) return { problem: "an object without a property of the spec" };
  if (isObject(value)) {
    const items = Array.isArray(value) ? value : [value];
    const normal: Properties[] = [];
    for (const item of items) {
      if (kindOf(item) !== "object") return { problem: "an item that is not an object" };
      const normalized = normalize(item, properties);
      const problem = typeProblem(normalized, properties);
      if (problem) return { problem };
      normal.push(normalized);
    }
    if (normal.some((item, index) => item !== items[index])) value = Array.isArray(value) ? normal : normal[0];
  }
  return { json: value === parsed ? json : JSON.stringify(value) };
};
