import type { oas31 } from "openapi3-ts";
import type { Provenance } from "./provenance.ts";

type WithSubschemas = (typeof schemaKeywords)[keyof typeof schemaKeywords][number];

/** The keywords of JSON Schema 2020-12 whose values are schemas: one, a list of them, or a map. */
export const schemaKeywords = {
  one: [
    "items",
    "additionalProperties",
    "propertyNames",
    "contains",
    "not",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
  ],
  list: ["oneOf", "anyOf", "allOf", "prefixItems"],
  map: ["properties", "patternProperties", "dependentSchemas", "$defs"],
} as const;

/**
 * A schema of the spec, with every reference followed. It has the keywords as they are written, but for `type`,
 * which is a list here. A recursive schema contains itself.
 *
 * It is made for reading. To validate, give a validator the whole spec, and the `pointer` as the fragment to validate by:
 * with Ajv, `ajv.addSchema(description, "spec")` and then ``ajv.getSchema(`spec#${encodeURI(schema.pointer)}`)``.
 *
 * @example
 * ```ts
 * const { schema } = findOperation("updateQualification", operations).requestBody ?? {};
 * schema?.oneOf?.map((variant) => variant.const); // [1, 3]
 * ```
 */
export interface Schema
  extends Provenance,
    Readonly<Omit<oas31.SchemaObject, "$ref" | "type" | "x-source" | "x-inferred" | WithSubschemas>> {
  /** The name under `components/schemas`; absent for a schema that is written in place. */
  readonly componentName?: string;
  /** The JSON pointer (RFC 6901) of the schema in the spec. */
  readonly pointer: string;
  /** The types that are allowed; empty where the schema names none. */
  readonly types: readonly oas31.SchemaObjectType[];
  /** The known values of an open set: expect others. */
  readonly "x-extensible-enum"?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly dependentSchemas?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema | boolean;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema | boolean;
  readonly contains?: Schema | boolean;
  readonly not?: Schema | boolean;
  readonly if?: Schema | boolean;
  readonly then?: Schema | boolean;
  readonly else?: Schema | boolean;
  readonly unevaluatedItems?: Schema | boolean;
  readonly unevaluatedProperties?: Schema | boolean;
}

/** A schema under `components/schemas`. */
export type NamedSchema = Schema & { readonly componentName: string };
