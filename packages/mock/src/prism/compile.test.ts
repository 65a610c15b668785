import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { validateAgainstSchema } from "@stoplight/prism-http/dist/validator/validators/utils.js";
import { describe, expect, test } from "vitest";
import { operations } from "./operations.ts";

type JsonSchema = Parameters<typeof validateAgainstSchema>[1];

// Prism takes a schema that its Ajv cannot compile for one that allows everything. With `false` beside it nothing is
// allowed: where nothing is found, nothing was checked.
const isChecked = (schema: { $schema?: string; allOf?: unknown[] }, coerce: boolean) => {
  const impossible = { ...schema, allOf: [...(schema.allOf ?? []), false] } as JsonSchema;
  return validateAgainstSchema("x", impossible, coerce, ValidationContext.Input, "body", undefined)._tag === "Some";
};

const all = operations.flatMap(({ iid, request, responses }) =>
  [
    ...[...(request?.path ?? []), ...(request?.query ?? []), ...(request?.headers ?? [])],
    ...(request?.body?.contents ?? []),
    ...responses.flatMap(({ contents = [], headers = [] }) => [...contents, ...headers]),
  ].map(({ schema }, index): [string, object] => [`${iid} ${index}`, schema ?? {}]),
);

// The operations have most of them in common: then they differ in nothing but Prism's id of each.
const withoutId = (schema: object) => JSON.stringify({ ...schema, "x-stoplight": undefined });
const schemas = [...new Map(all.map(([name, schema]) => [withoutId(schema), [name, schema] as const])).values()];

describe.each([true, false])("with types coerced: %s, Prism's own validator", (coerce) => {
  test.each(schemas)("checks with the schema %s", (_name, schema) => {
    expect(schema).not.toEqual({});
    expect(isChecked(schema, coerce)).toBe(true);
  });

  test.each([
    ["a type that nobody knows", { type: "strin" }],
    ["a pattern that is none", { type: "string", pattern: "(" }],
    ["a reference to nothing", { $ref: "#/components/schemas/Nothing" }],
    ["an enum that is not a list", { enum: "a" }],
    ["properties that are none", { properties: { a: 1 } }],
  ])("is seen not to check with %s", (_name, broken) => {
    const $schema = "https://json-schema.org/draft/2020-12/schema";
    expect(isChecked({ $schema, ...broken }, coerce)).toBe(false);
    expect(isChecked({ $schema }, coerce)).toBe(true);
  });
});

test("each response of each operation has a schema", () => {
  expect(all.length).toBeGreaterThan(50);
  const without = operations
    .flatMap(({ iid, responses }) => responses.map(({ code, contents = [] }) => ({ iid, code, contents })))
    .filter(({ contents }) => contents.length === 0 || contents.some(({ schema }) => schema === undefined));
  expect(without).toEqual([]);
});
