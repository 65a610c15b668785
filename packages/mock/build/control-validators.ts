import standalone from "ajv/dist/standalone/index.js";
import { controlSchemas } from "../src/generated/control-schemas.ts";
import { createCompiler, schemaNames } from "../src/validation/validators.ts";

/**
 * A CommonJS module in place of `src/validation/validators.ts`, with the validators as code, so that the first request
 * that needs one does not wait for its schema to be compiled.
 */
export const validatorsModule = (): string => {
  const compiler = createCompiler({ code: { source: true } });
  const refs = Object.fromEntries(
    schemaNames.map((name) => {
      compiler.addSchema(controlSchemas[name], name);
      return [name, name];
    }),
  );
  return `${standalone.default(compiler, refs)}\nexports.validatorOf = (name) => exports[name];\n`;
};
