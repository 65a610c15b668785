import { Ajv2020, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { controlSchemas } from "../generated/control-schemas.ts";
import { guid } from "../guid.ts";

/** The schemas of what the mock takes beside requests to the API: seeds, and bodies of the control API. */
export const schemaNames = ["State", "VettingDecision", "Advance", "Fault", "CallMatcher", "NewCode"] as const;

/** The name of one of these schemas. */
export type SchemaName = (typeof schemaNames)[number];

/**
 * Creates the validator's compiler. Validation ends at the first problem, so that its cost does not depend on how many
 * there are: to describe each of 500,000 wrong numbers takes seconds.
 */
export const createCompiler = (options: Options = {}): Ajv2020 => {
  const compiler = addFormats.default(
    new Ajv2020({ ...options, strict: false, strictNumbers: true, allErrors: false }),
  );
  // The format of the same name also allows `urn:uuid:` before the GUID, which no request has.
  return compiler.addFormat("uuid", guid);
};

const compiler = createCompiler();

/** Compiles the validator of a schema once. The bundle has the compiled validators in place of this file. */
export const validatorOf = (name: SchemaName): ValidateFunction => compiler.compile(controlSchemas[name]);
