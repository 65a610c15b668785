import type { oas31 } from "openapi3-ts";
import type { OpenApiDocument } from "../../description.ts";

/** A document with what a test is about. */
export const document = (parts: Partial<OpenApiDocument>): OpenApiDocument => ({ paths: {}, ...parts });

/** An operation with what a test is about. */
export const operation = (change: Partial<oas31.OperationObject> = {}): oas31.OperationObject => ({
  operationId: "readThing",
  responses: { "200": { description: "The thing." } },
  ...change,
});
