import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { kinds, schemaFile, specsFolder } from "./kinds.ts";

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
}

/** The keys without a description, which an editor shows while a file is written. */
const undescribed = (schema: Schema): string[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
    ...(property.description ? [] : [key]),
    ...undescribed(property),
  ]),
  ...(typeof schema.additionalProperties === "object" ? undescribed(schema.additionalProperties) : []),
  ...(schema.items ? undescribed(schema.items) : []),
];

it.each(kinds.filter((kind) => kind !== "locale"))("describes every key of the JSON Schema of %s", (kind) => {
  expect(undescribed(JSON.parse(readFileSync(schemaFile(kind, specsFolder), "utf8")))).toEqual([]);
});
