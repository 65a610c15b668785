import "@hyperjump/json-schema/formats";
import {
  registerSchema,
  type SchemaObject,
  setShouldValidateFormat,
  validate,
} from "@hyperjump/json-schema/openapi-3-1";
import type { Description, Schema } from "@partner-qualification/openapi";

const address = "https://partner-qualification.test/openapi";
const dialect = "https://spec.openapis.org/oas/3.1/schema-base/latest";

/** Says whether a value is valid under a schema of the spec. */
export type IsValid = (schema: Schema, value: unknown) => Promise<boolean>;

/** The validator of Hyperjump, which shares no code with Ajv and reads a schema as part of an OpenAPI 3.1 document. */
export const createForeignValidator = (description: Description): IsValid => {
  setShouldValidateFormat(true);
  registerSchema(JSON.parse(JSON.stringify(description)) as SchemaObject, address, dialect);
  return async ({ pointer }, value) => {
    const isValid = await validate(`${address}#${encodeURI(pointer)}`);
    return isValid(value as never).valid;
  };
};
