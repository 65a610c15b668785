import { createRequire } from "node:module";
import type { Operation } from "../src/prism/operations.ts";
import { silent, textOf } from "./compiled.ts";

// The package that Prism has: the mock itself does not depend on it.
const requireOfPrism = createRequire(import.meta.resolve("@stoplight/prism-http/dist/validator/index.js"));
const mergeAllOf: (schema: unknown, options: object) => unknown = requireOfPrism("@stoplight/json-schema-merge-allof");

/**
 * How Prism calls it, which writes into its options. With other ones the bundle finds nothing, and calls the package itself.
 */
const options = { deep: true, ignoreAdditionalProperties: true };

const bodySchemasOf = ({ request, responses }: Operation): object[] =>
  [request?.body, ...responses]
    .flatMap((body) => (body?.contents ?? []).map(({ schema }) => schema))
    .filter((schema) => schema !== undefined);

/**
 * A CommonJS module: a function that returns the schema of a body with its `allOf` merged, as Prism has it before it
 * validates; undefined for a schema that no operation has.
 */
export const mergedModuleOf = (operations: Operation[]): string => {
  const merged = operations
    .flatMap(bodySchemasOf)
    .map((schema) => [textOf([schema, options], silent), textOf(mergeAllOf(schema, { ...options }), silent)] as const);
  return `
const textOf = ${textOf};
const merged = new Map(${JSON.stringify([...new Map(merged)])});
module.exports = (schema, options) => {
  const found = merged.get(textOf([schema, options], ${JSON.stringify(silent)}));
  return found === undefined ? undefined : JSON.parse(found);
};
`;
};
