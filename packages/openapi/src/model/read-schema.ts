import { append } from "@hyperjump/json-pointer";
import type { oas31 } from "openapi3-ts";
import type { OpenApiDocument } from "../description.ts";
import { readProvenance } from "./provenance.ts";
import { componentNameOf, referenced } from "./references.ts";
import { type Schema, schemaKeywords } from "./schema.ts";

type SchemaNode = oas31.SchemaObject | oas31.ReferenceObject;

const kindOf = new Map<string, keyof typeof schemaKeywords>([
  ...schemaKeywords.one.map((keyword) => [keyword, "one"] as const),
  ...schemaKeywords.list.map((keyword) => [keyword, "list"] as const),
  ...schemaKeywords.map.map((keyword) => [keyword, "map"] as const),
]);

/** Reads a schema that stands at a JSON pointer. */
export type ReadSchema = (node: SchemaNode, pointer: string) => Schema;

/** Makes the reader of a document's schemas. It reads each schema once, so that the same one is the same object. */
export const createSchemaReader = (document: OpenApiDocument): ReadSchema => {
  const schemas = new Map<string, Schema>();
  // Schemas are made first and filled one after the other, so that a recursive one can refer to itself.
  const queue: (() => void)[] = [];

  const readValue = (kind: keyof typeof schemaKeywords | undefined, value: unknown, pointer: string): unknown => {
    if (kind === "one") return readAny(value as SchemaNode | boolean, pointer);
    if (kind === "list")
      return (value as (SchemaNode | boolean)[]).map((one, at) => readAny(one, append(String(at), pointer)));
    if (kind === undefined) return value;
    const entries = Object.entries(value as Record<string, SchemaNode | boolean>);
    return Object.fromEntries(entries.map(([name, one]) => [name, readAny(one, append(name, pointer))]));
  };

  const readKeywords = (node: oas31.SchemaObject, pointer: string): object => {
    const { type, "x-source": source, "x-inferred": inferred, ...keywords } = node;
    return {
      ...(type !== undefined && { types: [type].flat() }),
      ...((source || inferred) && readProvenance(node, document["x-documents"])),
      ...Object.fromEntries(
        Object.entries(keywords).map(([keyword, value]) => [
          keyword,
          readValue(kindOf.get(keyword), value, append(keyword, pointer)),
        ]),
      ),
    };
  };

  const read = (node: SchemaNode, pointer: string, componentName?: string): Schema => {
    const known = schemas.get(pointer);
    if (known) return known;
    const { $ref, ...own } = node;
    const target = $ref === undefined ? undefined : referenced<SchemaNode>($ref, document);
    const named = target && read(target.node, target.pointer, target.componentName);
    if (named && Object.keys(own).length === 0) return named;
    const schema: Schema = { pointer, types: [], sources: [], ...(componentName !== undefined && { componentName }) };
    schemas.set(pointer, schema);
    // Keywords beside a reference take precedence; the queue has filled the schema that it names by then.
    queue.push(() => Object.assign(schema, named, readKeywords(own, pointer), { pointer }));
    return schema;
  };

  const readAny = (node: SchemaNode | boolean, pointer: string): Schema | boolean =>
    typeof node === "boolean" ? node : read(node, pointer);

  return (node, pointer) => {
    const schema = read(node, pointer, componentNameOf(pointer));
    for (let fill = queue.shift(); fill; fill = queue.shift()) fill();
    return schema;
  };
};
