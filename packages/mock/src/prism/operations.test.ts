import { description } from "@partner-qualification/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { operations } from "./operations.ts";

// Prism switches a validation off in silence when Ajv cannot compile its schema.
describe("every schema that Prism validates with compiles:", () => {
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
      expect(schema?.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
      expect(ajv.compile(schema as object)).toBeTypeOf("function");
    }
  });
});

test("the operations are those of the spec, in its order", () => {
  expect(operations.map(({ path }) => path)).toEqual(
    Object.entries(description.paths).flatMap(([path, item]) =>
      ["get", "put", "post", "delete", "patch"].filter((method) => method in item).map(() => path),
    ),
  );
});
