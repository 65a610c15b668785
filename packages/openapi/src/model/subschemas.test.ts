import type { oas31 } from "openapi3-ts";
import { expect, it } from "vitest";
import { listSchemas, subschemas } from "../index.ts";
import { document } from "./testing/document.ts";

it("lists the schemas under every keyword that has some, but not those below them", () => {
  const leaf = { type: "string" as const };
  const schema: oas31.SchemaObject = {
    properties: { one: { items: leaf }, two: { not: leaf } },
    items: leaf,
    additionalProperties: false,
    oneOf: [leaf, { $ref: "#/components/schemas/Other" }],
    enum: [{ type: "not a schema" }],
  };
  const [found] = listSchemas(document({ components: { schemas: { One: schema, Other: leaf } } }));
  expect(found && subschemas(found).map(({ pointer }) => pointer)).toEqual([
    "/components/schemas/One/items",
    "/components/schemas/One/oneOf/0",
    "/components/schemas/Other",
    "/components/schemas/One/properties/one",
    "/components/schemas/One/properties/two",
  ]);
});
