import { check } from "./validate.ts";

/** What is wrong with a value, and where. */
export interface Problem {
  /** The steps that lead there. */
  path: string[];
  /** What is wrong, such as `must be array`. It repeats names and what the schema allows, and no value. */
  what: string;
}

/** A place in a JSON document (RFC 6901). */
export const pointerOf = (path: string[]): string =>
  path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Holds a value against a schema with Prism's validator; gives each problem in words of its own. */
export const problemsOf = (value: unknown, schema: object): Problem[] =>
  check(value, schema, "body").map(({ path = [], message }) => ({
    path: path.slice(1).map(String),
    what: message.replace(/^.*?(?= must )/s, "").trim(),
  }));

/**
 * Makes sure that a value fits a schema.
 *
 * @throws TypeError that names every problem and its place.
 */
export const demand = (value: unknown, schema: object): void => {
  const problems = problemsOf(value, schema).map(({ path, what }) => `${pointerOf(path) || "the whole"} ${what}`);
  if (problems.length > 0) throw new TypeError(`${problems.join("; ")}.`);
};
