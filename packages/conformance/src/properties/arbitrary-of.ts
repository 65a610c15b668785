import type { Schema } from "@partner-qualification/openapi";
import fc from "fast-check";

/** Texts that fit a header, a query parameter and a property alike. */
const textOf = ({ minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> =>
  fc
    .string({ unit: "grapheme-ascii", minLength, maxLength: Math.max(minLength, maxLength) })
    .filter((text) => text.trim() === text);

const objectOf = ({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, arbitraryOf(schema)])), {
    requiredKeys: required.filter((name) => name in properties),
    noNullPrototype: true,
  });

/**
 * Makes values that are valid under a schema, as far as the requests of the spec need it.
 *
 * @throws RangeError for a schema with keywords that it does not read.
 */
export const arbitraryOf = (schema: Schema): fc.Arbitrary<unknown> => {
  const { oneOf, enum: values, const: only, types, format, pointer } = schema;
  if (only !== undefined) return fc.constant(only);
  if (values) return fc.constantFrom(...values);
  if (oneOf) return fc.oneof(...oneOf.map(arbitraryOf));
  if (types.includes("object")) return objectOf(schema);
  if (types.includes("string") && format === "uuid") return fc.uuid();
  if (types.includes("string") && format === undefined) return textOf(schema);
  throw new RangeError(`No values are made for the schema at ${pointer}. Add its keywords to arbitrary-of.ts.`);
};
