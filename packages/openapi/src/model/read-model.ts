import { append } from "@hyperjump/json-pointer";
import type { OpenApiDocument } from "../description.ts";
import { freeze } from "./freeze.ts";
import { methods, type Operation } from "./operation.ts";
import { readOperation } from "./read-operation.ts";
import { createSchemaReader } from "./read-schema.ts";
import { followReferences } from "./references.ts";
import type { NamedSchema } from "./schema.ts";

interface Model {
  operations: readonly Operation[];
  schemas: readonly NamedSchema[];
}

const models = new WeakMap<OpenApiDocument, Model>();

const readModel = (document: OpenApiDocument): Model => {
  const reading = { document, readSchema: createSchemaReader(document) };
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, pathItem]) => {
    const { node: item, pointer: itemPointer } = followReferences(pathItem, append(path, "/paths"), document);
    return methods.flatMap((method) => readOperation(path, method, { ...reading, item, itemPointer }) ?? []);
  });
  const schemas = Object.entries(document.components?.schemas ?? {})
    .map(([name, node]) => reading.readSchema(node, append(name, "/components/schemas")))
    .filter((schema): schema is NamedSchema => schema.componentName !== undefined);
  // A copy, so that to freeze the model does not freeze parts of the document.
  return freeze(structuredClone({ operations, schemas }));
};

const modelOf = (document: OpenApiDocument): Model => {
  const model = models.get(document) ?? readModel(document);
  models.set(document, model);
  return model;
};

/**
 * Lists the operations of a spec in the order of its paths, in its language. They are read
 * once for each document.
 *
 * @param document the spec in one of its languages, or another OpenAPI 3.1 document.
 * @throws TypeError when an operation has no operationId, a response that is not for one status, a parameter, header or
 * body without a schema, or a body with several media types.
 * @throws RangeError when a reference leads nowhere, or a source names an unknown document.
 * @example
 * ```ts
 * const japanese = listOperations(await readDescription("ja-JP"));
 * ```
 */
export const listOperations = (document: OpenApiDocument): readonly Operation[] => modelOf(document).operations;

/**
 * Lists the schemas under `components/schemas` in the order of the spec; see `listOperations`.
 *
 * @example
 * ```ts
 * const names = listSchemas(description).map(({ componentName }) => componentName);
 * ```
 */
export const listSchemas = (document: OpenApiDocument): readonly NamedSchema[] => modelOf(document).schemas;
