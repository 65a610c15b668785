import { expectation, type Schema, schemaAt } from "./schema.ts";
import { check } from "./validate.ts";

/** What is wrong with a value, and where. */
export interface Problem {
  /** The steps that lead there. */
  path: string[];
  /** What is wrong, such as `must be array`. It repeats names and what the schema allows, and no value. */
  what: string;
  /** Whether it is the name of the property that is wrong, and not its value. */
  ofName: boolean;
}

/** A place in a JSON document (RFC 6901). */
export const pointerOf = (path: string[]): string =>
  path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const namesAt = (value: unknown, path: string[]): string[] => {
  const found = path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value);
  return Object.keys(found ?? {});
};

// Of these Prism says that a name is wrong, but not which one, or not which are known.
const nameRules = ["additionalProperties", "propertyNames", "format"];

const wrongNames = (value: unknown, path: string[], schema: Schema): Problem[] => {
  const { propertyNames, properties = {}, additionalProperties } = schemaAt(schema, path);
  const known = Object.keys(properties);
  const mistakeOf = (name: string): string | undefined => {
    if (propertyNames && check(name, propertyNames, "body").length > 0)
      return `has a name that ${expectation(propertyNames)}`;
    if (additionalProperties === false && !known.includes(name)) return `is not known; known are ${known.join(", ")}`;
    return undefined;
  };
  return namesAt(value, path).flatMap((name) => {
    const what = mistakeOf(name);
    return what === undefined ? [] : [{ path: [...path, name], what, ofName: true }];
  });
};

/** Holds a value against a schema with Prism's validator; gives each problem in words of its own. */
export const problemsOf = (value: unknown, schema: Schema): Problem[] => {
  const problems = check(value, schema, "body").flatMap(({ path = [], code, message }) => {
    const steps = path.slice(1).map((step) => String(step).replaceAll("~1", "/").replaceAll("~0", "~"));
    const names = nameRules.includes(String(code)) ? wrongNames(value, steps, schema) : [];
    if (names.length > 0) return names;
    return [{ path: steps, what: message.replace(/^.*?(?= must )/s, "").trim(), ofName: false }];
  });
  // Each wrong name has Prism tell of all of them.
  const told = new Map(problems.map((problem) => [`${pointerOf(problem.path)} ${problem.what}`, problem]));
  return [...told.values()];
};

/**
 * Makes sure that a value fits a schema.
 *
 * @param option the name of the option that has the value, which then stands before the problems.
 * @throws TypeError that names every problem and its place.
 */
export const demand = (value: unknown, schema: Schema, option?: string): void => {
  const problems = problemsOf(value, schema).map(({ path, what }) => `${pointerOf(path) || "the whole"} ${what}`);
  if (problems.length > 0) throw new TypeError(`${option === undefined ? "" : `${option}: `}${problems.join("; ")}.`);
};
