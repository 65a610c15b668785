import { followReferences } from "@partner-qualification/openapi";
import type { Operation } from "../src/prism/operations.ts";
import type { Schema } from "../src/prism/schema.ts";
import { withoutProse } from "./without-prose.ts";

// What the control API's description cannot list without saying again what the API's own description says.
const enumsOf = (operations: Operation[]): Record<string, unknown[]> => {
  const statuses = operations.flatMap(({ responses }) => responses.map(({ code }) => Number(code)));
  return {
    operationIds: operations.map(({ iid }) => iid),
    errorStatuses: [...new Set(statuses)].filter((status) => status >= 400).sort((a, b) => a - b),
  };
};

/**
 * The schemas of a description's components, ready for a validator: references are replaced by what they refer to, and
 * `x-enum` by the values that it names.
 *
 * @throws Error for a reference or an `x-enum` that is not known.
 */
export const controlSchemasOf = (schemas: Record<string, unknown>, operations: Operation[]): Record<string, Schema> => {
  const enums = enumsOf(operations);
  const document = { components: { schemas } };
  const known = <Value>(table: Record<string, Value>, name: string): Value => {
    const value = Object.hasOwn(table, name) ? table[name] : undefined;
    if (value === undefined) throw new Error(`The control API's description names ${name}, which does not exist.`);
    return value;
  };
  const resolve = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(resolve);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(followReferences(node, "", document).node).map(([name, value]) =>
        name === "x-enum" ? ["enum", known(enums, String(value))] : [name, resolve(value)],
      ),
    );
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, resolve(schema) as Schema]));
};

/** The module of the control API's schemas, by the name that its description gives them. */
export const controlSchemasModuleOf = (schemas: Record<string, Schema>): string => {
  const names = Object.keys(schemas).map((name) => JSON.stringify(name));
  return `import type { Schema } from "../prism/schema.ts";

/** The JSON Schemas of the control API, by name. */
export const controlSchemas: Record<${names.join(" | ")}, Schema> = JSON.parse(${JSON.stringify(JSON.stringify(withoutProse(schemas)))});
`;
};
