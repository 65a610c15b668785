import { get, type Json } from "@hyperjump/json-pointer";
import { type Description, listOperations, type Operation, type Schema } from "@partner-qualification/openapi";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** One error in words. Ajv does not name the values that it allows; they are those of the spec. */
const explain = ({ instancePath, keyword, params, message }: ErrorObject): string => {
  const allowed: unknown[] =
    keyword === "enum" ? params.allowedValues : keyword === "const" ? [params.allowedValue] : [];
  const values = allowed.map((value) => JSON.stringify(value)).join(", ");
  const problem =
    allowed.length > 1 ? `must be one of ${values}` : allowed.length === 1 ? `must be ${values}` : message;
  return `it${instancePath} ${problem}`;
};

/** The spec, ready to check messages against. */
export class Contract {
  readonly operations: readonly Operation[];
  readonly #description: unknown;
  readonly #ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));

  constructor(description: Description) {
    this.#description = description;
    this.#ajv.addSchema(description, "description");
    this.operations = listOperations(description);
  }

  /** Finds the operation that a path belongs to; a literal segment takes precedence over a parameter. */
  route(method: string, path: string): Operation | undefined {
    const matches = this.operations.filter((operation) => {
      const pattern = operation.path.replace(/\{[^}]+\}/g, "[^/]+");
      return operation.method === method && new RegExp(`^${pattern}$`).test(path);
    });
    return matches.find((operation) => !operation.path.includes("{")) ?? matches[0];
  }

  /** Reads what stands at a JSON pointer; undefined where there is nothing. */
  at(pointer: string): unknown {
    try {
      return get(pointer, this.#description as Json);
    } catch {
      // The pointer leads through a value that has no properties.
      return undefined;
    }
  }

  /** Says how a value violates a schema of the spec; undefined when it does not. */
  violation(schema: Schema, value: unknown): string | undefined {
    const validate = this.#ajv.getSchema(`description#${encodeURI(schema.pointer)}`);
    if (!validate) throw new TypeError(`The spec has no schema at ${schema.pointer}.`);
    return validate(value) ? undefined : (validate.errors ?? []).map(explain).join(", ");
  }

  /** Says how the text of a header or parameter violates its schema; undefined when it does not. */
  textViolation(schema: Schema, text: string): string | undefined {
    return this.violation(schema, schema.types.includes("integer") ? Number(text) : text);
  }
}
