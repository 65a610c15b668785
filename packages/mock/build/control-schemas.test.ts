import { expect, test } from "vitest";
import { operations } from "../src/prism/operations.ts";
import { controlSchemasOf } from "./control-schemas.ts";

test("references are replaced, and x-enum by the operations and the errors of the spec", () => {
  const schemas = {
    Call: { properties: { operation: { "x-enum": "operationIds" }, status: { "x-enum": "errorStatuses" } } },
    Calls: { type: "array", items: { $ref: "#/components/schemas/Call" } },
  };
  const { Calls } = controlSchemasOf(schemas, operations);
  expect(Calls?.items?.properties?.operation?.enum).toEqual(operations.map(({ iid }) => iid));
  expect(Calls?.items?.properties?.status?.enum).toEqual(expect.arrayContaining([400, 429, 503]));
  expect(Calls?.items?.properties?.status?.enum).not.toContain(200);
});

test.each([
  [{ $ref: "#/components/schemas/Missing" }, "has nothing at '#/components/schemas/Missing'"],
  [{ "x-enum": "missing" }, "which does not exist"],
  [{ "x-enum": "toString" }, "which does not exist"],
])("%j ends the build", (schema, message) => {
  expect(() => controlSchemasOf({ Call: schema }, operations)).toThrow(message);
});
