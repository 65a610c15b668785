import { type Schema, schemaKeywords } from "./schema.ts";

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

/**
 * Lists the schemas that a schema directly contains: its properties, items, variants and so on.
 *
 * @example
 * ```ts
 * const request = listSchemas(description).find(({ componentName }) => componentName === "QualificationRequest");
 * request && subschemas(request).length; // 3
 * ```
 */
export const subschemas = (schema: Schema): readonly Schema[] => [
  ...schemaKeywords.one.map((keyword) => schema[keyword]).filter(isSchema),
  ...schemaKeywords.list.flatMap((keyword) => schema[keyword] ?? []).filter(isSchema),
  ...schemaKeywords.map.flatMap((keyword) => Object.values(schema[keyword] ?? {})).filter(isSchema),
];
