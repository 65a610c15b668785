import { isDeepStrictEqual } from "node:util";
import { guidPattern } from "@partner-qualification/openapi";

const wholeGuid = new RegExp(`^${guidPattern}$`, "i");

/** Stands in an expected value for every value that passes a test. */
export class Match {
  readonly description: string;
  readonly test: (value: unknown) => boolean;
  /** The value, of a match that only lets it be spelled in other ways, too. */
  readonly value?: string;

  constructor(description: string, test: (value: unknown) => boolean, value?: string) {
    this.description = description;
    this.test = test;
    if (value !== undefined) this.value = value;
  }

  /** In a report the description stands for the value. */
  toJSON(): string {
    return `(${this.description})`;
  }
}

export const rejection = new Match("a status of 400 to 499", (value) => Number(value) >= 400 && Number(value) < 500);
export const time = new Match("a time", (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)));
export const guid = new Match("a GUID", (value) => wholeGuid.test(String(value)));

/** An error code: the documents have it as a string, public captures as a number. */
export const code = (expected: string): Match => new Match(expected, (value) => String(value) === expected, expected);

/**
 * The rejection of a synchronous update with an error code. A public capture shows one whose body is the text alone, as a
 * JSON string: it has no code.
 */
export const rejectedUpdate = (
  status: number,
  errorCode: string,
): { status: number } & Record<"text" | "body", Match> => ({
  status,
  text: new Match("JSON", isJson),
  body: new Match(`an error with the code ${errorCode}, or its text alone`, (body) =>
    typeof body === "string" ? body !== "" : matches(body, { code: code(errorCode) }),
  ),
});

/** Nothing: the property must be absent. */
export const absent = new Match("absent", (value) => value === undefined);

const isJson = (text: unknown): boolean => {
  try {
    JSON.parse(String(text).replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Whether a value is as expected: objects may have more properties, arrays have exactly their items. */
export const matches = (found: unknown, expected: unknown): boolean => {
  if (expected instanceof Match) return expected.test(found);
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return false;
    return expected.every((item, index) => matches(found[index], item));
  }
  if (!isObject(expected)) return isDeepStrictEqual(found, expected);
  return isObject(found) && Object.entries(expected).every(([name, value]) => matches(found[name], value));
};

/** What a report shows of a value: the properties that were expected. */
export const pick = (found: unknown, expected: unknown): unknown => {
  if (expected instanceof Match || Array.isArray(expected) || !isObject(expected) || !isObject(found)) return found;
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, pick(found[name], value)]));
};
