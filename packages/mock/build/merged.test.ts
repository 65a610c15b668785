import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { operations } from "../src/prism/operations.ts";
import { mergedModuleOf } from "./merged.ts";

const options = { deep: true, ignoreAdditionalProperties: true };

const load = (text: string): ((schema: unknown, given: object) => unknown) => {
  const module = { exports: {} };
  new Function("module", "require", text)(module, createRequire(import.meta.url));
  return module.exports as ReturnType<typeof load>;
};

const withSchema = (schema: object) =>
  operations.slice(0, 1).map((operation) => ({
    ...operation,
    request: { body: { id: "", contents: [{ id: "", mediaType: "application/json", schema }] } },
    responses: operation.responses.slice(0, 0),
  }));

test("the schema of each body is there, with its allOf merged and without what only people read", () => {
  const schema = { allOf: [{ type: "string", "x-source": [] }, { minLength: 2 }], "x-stoplight": { id: "1" } };
  const merged = load(mergedModuleOf(withSchema(schema)));
  expect(merged(schema, options)).toEqual({ type: "string", minLength: 2 });
  expect(merged({ ...schema, "x-stoplight": { id: "2" } }, options)).toEqual({ type: "string", minLength: 2 });
  const all = load(mergedModuleOf(operations));
  for (const { responses } of operations)
    for (const { contents = [] } of responses)
      for (const one of contents) expect(all(one.schema, options)).toMatchObject({ title: expect.any(String) });
});

test("with another schema, or other options, nothing is there", () => {
  const schema = { type: "string" };
  const merged = load(mergedModuleOf(withSchema(schema)));
  expect(merged({ type: "number" }, options)).toBeUndefined();
  expect(merged(schema, { deep: false })).toBeUndefined();
});
