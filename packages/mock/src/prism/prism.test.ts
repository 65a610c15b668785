import { description } from "@partner-qualification/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterEach, describe, expect, test } from "vitest";
import { base, codes, synchronous } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import { examplesOf, operations, responseFor } from "./operations.ts";

// Prism switches a validation off in silence when Ajv cannot compile its schema.
describe("every schema that Prism validates with compiles", () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  test.each(operations)("those of $iid", ({ request, responses }) => {
    const parts = [
      ...(request?.path ?? []),
      ...(request?.query ?? []),
      ...(request?.headers ?? []),
      ...(request?.body?.contents ?? []),
      ...responses.flatMap(({ contents = [], headers = [] }) => [...contents, ...headers]),
    ];
    for (const { schema } of parts) {
      expect(schema?.$schema).toBe(description.jsonSchemaDialect);
      expect(ajv.compile(schema as object)).toBeTypeOf("function");
    }
  });
});

describe("an answer that breaks the description", () => {
  const operation = operations.find(({ iid }) => iid === "getQualification");
  const [example] = operation ? examplesOf(responseFor(operation, 200)) : [];
  const value = example?.value;
  afterEach(() => {
    if (example) example.value = value;
  });

  test("is answered 500 and logged; the next request works", async () => {
    const log: string[] = [];
    const mock = createMock({ log: (line) => log.push(line) });
    const headers = { Authorization: "Bearer any", Prefer: "example=education" };
    if (example) example.value = "Education";
    expect((await mock.fetch(new Request(`${base}${synchronous}`, { headers }))).status).toBe(500);
    expect(log).toEqual([
      expect.stringMatching(`^GET ${synchronous} failed: BrokenAnswer getQualification 200: body enum `),
    ]);
    const other = new Request(`${base}${codes}`, { headers: { Authorization: "Bearer any" } });
    expect((await mock.fetch(other)).status).toBe(200);
  });
});

test("the operations are those of the description, in its order", () => {
  expect(operations.map(({ path }) => path)).toEqual(
    Object.entries(description.paths).flatMap(([path, item]) =>
      ["get", "put", "post"].filter((method) => method in item).map(() => path),
    ),
  );
});
