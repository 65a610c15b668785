import type { Operation } from "./operations.ts";
import type { Schema } from "./schema.ts";

/** The most problems that one error message lists; the rest is counted. */
export const maxProblems = 5;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The names of the properties that a schema, or any of its alternatives, knows; undefined for a schema that allows
 * others too.
 */
const closedNames = (schema: Schema): Set<string> | undefined => {
  const alternatives = schema.oneOf ?? [schema];
  if (alternatives.some(({ additionalProperties }) => additionalProperties !== false)) return undefined;
  return new Set([schema, ...alternatives].flatMap(({ properties = {} }) => Object.keys(properties)));
};

const namesByOperation = new WeakMap<Operation, { names: Set<string> | undefined }>();

const namesOf = (operation: Operation): Set<string> | undefined => {
  const found = namesByOperation.get(operation);
  if (found) return found.names;
  const names = closedNames((operation.request?.body?.contents?.[0]?.schema ?? {}) as Schema);
  namesByOperation.set(operation, { names });
  return names;
};

/**
 * A body with only the first few of its unknown properties. Ajv collects all errors, one for each unknown property and
 * alternative, and Prism describes each of them: thousands for a body of 64 KiB. One unknown property makes a body as
 * invalid as thousands do, so that the verdict stays the same.
 *
 * @returns the body itself where it has no more than a few.
 */
export const withoutExcess = (operation: Operation, body: unknown): unknown => {
  const known = isObject(body) ? namesOf(operation) : undefined;
  if (!known || !isObject(body)) return body;
  const names = Object.keys(body);
  if (names.length <= known.size + maxProblems) return body;
  let unknown = 0;
  const kept = names.filter((name) => {
    if (known.has(name)) return true;
    unknown += 1;
    return unknown <= maxProblems;
  });
  // `fromEntries` defines `__proto__` as a property like any other.
  return Object.fromEntries(kept.map((name) => [name, body[name]]));
};
