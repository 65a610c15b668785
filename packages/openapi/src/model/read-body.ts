import { append } from "@hyperjump/json-pointer";
import type { oas31 } from "openapi3-ts";
import type { OpenApiDocument } from "../description.ts";
import type { Body, Example, Header } from "./operation.ts";
import { readProvenance } from "./provenance.ts";
import type { ReadSchema } from "./read-schema.ts";
import { followReferences } from "./references.ts";

type Examples = oas31.MediaTypeObject["examples"];

/** What the readers of a document's parts share. */
export interface Reading {
  document: OpenApiDocument;
  readSchema: ReadSchema;
}

/** Reads named examples, in the order of the spec. */
const readExamples = (examples: Examples = {}, pointer: string, { document }: Reading): Record<string, Example> =>
  Object.fromEntries(
    Object.entries(examples).map(([name, example]) => {
      const { node, componentName } = followReferences(example, append(name, pointer), document);
      const { summary = "", description, value } = node;
      const { "x-cause": cause } = node as typeof node & { "x-cause"?: string };
      return [
        name,
        {
          name,
          ...(componentName !== undefined && { componentName }),
          summary,
          ...(description !== undefined && { description }),
          ...(cause !== undefined && { cause }),
          value,
          ...readProvenance(node, document["x-documents"]),
        },
      ];
    }),
  );

/**
 * Reads a body.
 *
 * @returns undefined where there is no content.
 * @throws TypeError when there are several media types, or one without a schema.
 */
export const readBody = (
  content: oas31.ContentObject | undefined,
  pointer: string,
  reading: Reading,
): Body | undefined => {
  const [first, ...others] = Object.entries(content ?? {});
  if (!first) return undefined;
  const [mediaType, { schema, examples }] = first;
  if (others.length > 0) throw new TypeError(`${pointer} has several media types. Describe one.`);
  const at = append(mediaType, append("content", pointer));
  if (!schema) throw new TypeError(`${at} has no schema. Add one.`);
  return {
    mediaType,
    schema: reading.readSchema(schema, append("schema", at)),
    examples: readExamples(examples, append("examples", at), reading),
  };
};

/**
 * Reads a header, or what a parameter has in common with it.
 *
 * @throws TypeError when it has no schema.
 */
export const readHeader = (
  name: string,
  node: oas31.HeaderObject | oas31.ParameterObject,
  pointer: string,
  reading: Reading,
): Header => {
  if (!node.schema) throw new TypeError(`${pointer} has no schema. Add one.`);
  const schema = reading.readSchema(node.schema, append("schema", pointer));
  const [named] = Object.values(readExamples(node.examples, append("examples", pointer), reading));
  const example: unknown = node.example ?? named?.value ?? schema.examples?.[0];
  return {
    name,
    required: node.required ?? false,
    description: node.description ?? "",
    schema,
    ...(example !== undefined && { example }),
    ...readProvenance(node, reading.document["x-documents"]),
  };
};
