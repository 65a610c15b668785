import { displayName } from "../request/display-name.ts";
import { maxProblems } from "./excess.ts";
import { describeSchema, type Schema, schemaAt } from "./schema.ts";
import { check, type Diagnostic } from "./validate.ts";

/** What is wrong with a value, and where. */
export interface Problem {
  /** The steps that lead there. */
  path: string[];
  /** What is wrong, such as `must be array`. It repeats names and what the schema allows, and no value. */
  what: string;
  /** Whether it is the name of the property that is wrong, and not its value. */
  ofName: boolean;
}

/** The first few problems of a value, and the number of all. */
export interface Problems {
  problems: Problem[];
  count: number;
}

/** A place in a JSON document (RFC 6901) for an error message: long and odd names are shortened and escaped. */
export const pointerOf = (path: string[]): string =>
  path.map((step) => `/${displayName(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const valueAt = (value: unknown, path: string[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value);

// Prism says of these that a name is wrong, but not which one, or not which are known.
const nameRules = new Set(["additionalProperties", "propertyNames"]);

const wrongNames = (value: object, path: string[], schema: Schema, most: number): Problem[] => {
  const { propertyNames, properties = {}, additionalProperties } = schemaAt(schema, path);
  const describe = (name: string): string | undefined => {
    if (propertyNames && check(name, propertyNames, "body").length > 0)
      return `has a name that ${describeSchema(propertyNames)}`;
    if (additionalProperties === false && !Object.hasOwn(properties, name))
      return `is not known; known are ${Object.keys(properties).join(", ")}`;
    return undefined;
  };
  const found: Problem[] = [];
  for (const name of Object.keys(value)) {
    if (found.length >= most) break;
    const what = describe(name);
    if (what !== undefined) found.push({ path: [...path, name], what, ofName: true });
  }
  return found;
};

const stepsOf = ({ path = [] }: Diagnostic): string[] =>
  path.slice(1).map((step) => String(step).replaceAll("~1", "/").replaceAll("~0", "~"));

// Without the words about the place, which Prism puts before what is wrong.
const whatOf = ({ path = [], message }: Diagnostic): string => {
  const place = path.length > 1 ? `Request body property ${path.slice(1).join(".").trim()} ` : "Request body ";
  return (message.startsWith(place) ? message.slice(place.length) : "is not as described").trim();
};

/** Validates a value with Prism's validator, and describes the first few problems. */
export const findProblems = (value: unknown, schema: Schema): Problems => {
  const problems: Problem[] = [];
  let count = 0;
  const seen = new Set<string>();
  for (const diagnostic of check(value, schema, "body")) {
    const path = stepsOf(diagnostic);
    const ofName = nameRules.has(String(diagnostic.code));
    const object = valueAt(value, path);
    if (ofName && typeof object === "object" && object !== null) {
      // Prism reports each wrong name by itself; the names of one object are looked up once.
      count += 1;
      const key = `names ${JSON.stringify(path)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      problems.push(...wrongNames(object, path, schema, maxProblems - problems.length));
      continue;
    }
    // The rule that a name breaks; `propertyNames` follows.
    if (diagnostic.code === "format" && typeof object === "object") continue;
    const what = whatOf(diagnostic);
    const key = `${what} ${JSON.stringify(path)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    count += 1;
    if (problems.length < maxProblems) problems.push({ path, what, ofName: false });
  }
  return { problems, count };
};

/**
 * Makes sure that a value fits a schema.
 *
 * @param option the name of the option that has the value, which then stands before the problems.
 * @throws TypeError that describes the first few problems with their places, and counts the rest.
 */
export const assertValid = (value: unknown, schema: Schema, option?: string): void => {
  const { problems, count } = findProblems(value, schema);
  if (count === 0) return;
  const shown = problems.map(({ path, what }) => `${pointerOf(path) || "the whole"} ${what}`);
  const more = count > problems.length ? [`and ${(count - problems.length).toLocaleString("en-US")} more`] : [];
  throw new TypeError(`${option === undefined ? "" : `${option}: `}${[...shown, ...more].join("; ")}.`);
};
