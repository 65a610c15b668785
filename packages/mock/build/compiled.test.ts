import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import { validateInput, validateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import type { ValidateFunction } from "ajv";
import core from "ajv/dist/core.js";
import { beforeAll, expect, test } from "vitest";
import { operations } from "../src/prism/operations.ts";
import { parameterCheck } from "../src/prism/parameter-check.ts";
import { check } from "../src/prism/validate.ts";
import { requestOf, responseOf } from "../test/corpus.ts";
import { meetEverySchema, moduleOf, recordCompiled } from "./compiled.ts";

// Prism keeps what it has compiled by the schema's object.
const fresh = () => structuredClone(operations);

const compiledOf = (text: string): ((coerce: unknown, schema: unknown) => ValidateFunction | undefined) => {
  const module = { exports: {} };
  new Function("module", "require", text)(module, createRequire(import.meta.url));
  return module.exports as ReturnType<typeof compiledOf>;
};

const told = (validate: ValidateFunction, value: unknown) => {
  const given = structuredClone(value);
  try {
    return { valid: validate(given), errors: validate.errors, given };
  } catch (error) {
    return { valid: String(error) };
  }
};

let written: string;
beforeAll(() => {
  written = moduleOf(recordCompiled(() => meetEverySchema(fresh())));
});

test("what was compiled for the bundle says of every value what Prism's own Ajv says, and leaves no schema out", () => {
  const compiled = compiledOf(written);
  const { prototype } = core.default;
  const { compile } = prototype;
  const verdicts = { true: 0, false: 0 };
  // Kept for the end: Prism takes whatever is thrown here for leave to check nothing.
  const wrong: unknown[] = [];
  prototype.compile = function (this: core.default, schema: core.AnySchema) {
    const whole = compile.call(this, schema);
    const own = compiled(this.opts.coerceTypes, schema);
    if (!own) wrong.push({ missing: schema });
    const both = (value: unknown) => {
      const expected = told(whole, value);
      if (own && !isDeepStrictEqual(told(own, value), expected)) wrong.push({ schema, value });
      verdicts[`${expected.valid === true}`] += 1;
      both.errors = whole.errors;
      return expected.valid;
    };
    both.errors = whole.errors;
    return both;
  } as unknown as typeof compile;
  try {
    for (const resource of fresh()) {
      const checkParameters = parameterCheck(resource);
      for (let round = 0; round < 500; round += 1) {
        const element = requestOf(resource);
        validateInput({ resource, element });
        checkParameters?.(element);
        validateOutput({ resource, element: responseOf(resource) });
      }
    }
  } finally {
    prototype.compile = compile;
  }
  expect(wrong).toEqual([]);
  expect(verdicts.true).toBeGreaterThan(1_000);
  expect(verdicts.false).toBeGreaterThan(1_000);
});

test("another schema, or other types, were not compiled", () => {
  const compiled = compiledOf(moduleOf(new Map([['true {"type":"string"}', "module.exports = 1"]])));
  expect([compiled(true, { type: "string", "x-source": [] }), compiled(false, { type: "string" })]).toEqual([
    1,
    undefined,
  ]);
  expect(compiled(true, { type: "number" })).toBeUndefined();
});

test("a format that Ajv looks up by name is checked in the bundle as well", () => {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  const schemas = [
    { $schema, type: "integer", format: "int32" },
    { $schema, type: "string", format: "regex" },
    { $schema, type: "string", format: "date-time" },
  ];
  const recorded = recordCompiled(() => {
    for (const schema of schemas) check("a", schema, "body");
  });
  const compiled = compiledOf(moduleOf(recorded));
  const verdicts = schemas.map((schema) =>
    [2 ** 31 - 1, 2 ** 31, "a+", "a[", "2024-02-03T04:05:06Z"].map((value) => compiled(false, schema)?.(value)),
  );
  expect(verdicts).toEqual([
    [true, false, false, false, false],
    [false, false, true, false, true],
    [false, false, false, false, true],
  ]);
});

test("the module loads no formats that are not used", () => {
  expect(written.includes("...require(")).toBe(false);
});

test("a format that is not known ends the build", () => {
  expect(() => moduleOf(new Map([["key", "const formats0 = formats.zip;"]]))).toThrow(
    "The spec has the format 'zip', which is not in ajv-formats.",
  );
});
