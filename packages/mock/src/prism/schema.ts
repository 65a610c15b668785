/** What the mock reads of a JSON Schema: enough to say in words what is expected. Prism validates, this describes. */
export interface Schema {
  title?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  minLength?: number;
  maxLength?: number;
  oneOf?: Schema[];
  discriminator?: { propertyName: string };
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  examples?: unknown[];
}

/** The values that a schema allows by `const` or `enum`; empty when it allows others. */
const allowedValues = (schema: Schema | undefined): unknown[] =>
  schema?.const !== undefined ? [schema.const] : (schema?.enum ?? []);

const list = (values: unknown[]) => (values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`);

const formats: Record<string, string> = { uuid: "a GUID", "date-time": "a date and time", date: "a date" };
const types: Record<string, string> = {
  ...{ array: "an array", boolean: "true or false", integer: "an integer", number: "a number" },
  ...{ object: "an object", string: "a string" },
};

/** Says what a value must be, such as `must be one of K12, HigherEducation`. */
export const describeSchema = (schema: Schema): string => {
  const values = allowedValues(schema);
  if (values.length > 0) return `must be ${list(values)}`;
  const { oneOf = [], discriminator } = schema;
  if (discriminator) {
    const kinds = oneOf.flatMap((branch) => allowedValues(branch.properties?.[discriminator.propertyName]));
    return `must be an object whose property '${discriminator.propertyName}' is ${list(kinds)}`;
  }
  if (oneOf.length > 0 && oneOf.every((branch) => branch.const !== undefined))
    return `must be ${list(oneOf.map((branch) => (branch.title ? `${branch.const} (${branch.title})` : branch.const)))}`;
  const format = schema.format === undefined ? undefined : (formats[schema.format] ?? schema.format);
  const example = schema.examples?.[0] === undefined ? "" : `, such as ${schema.examples[0]}`;
  if (format !== undefined) return `must be ${format}${example}`;
  if (schema.minLength) return "must be a string that is not empty";
  const kinds = [schema.type ?? "another value"].flat();
  return `must be ${kinds.map((kind) => types[kind] ?? kind).join(" or ")}`;
};

/** What a schema says of the value that some steps lead to; nothing where it says nothing. */
export const schemaAt = (schema: Schema, path: string[]): Schema =>
  path.reduce<Schema>(({ properties = {}, additionalProperties: others, items = {} }, step) => {
    if (Object.hasOwn(properties, step)) return properties[step] ?? {};
    return typeof others === "object" ? others : items;
  }, schema);

/** The one alternative of a schema that a value claims to be, by its discriminator property. */
export const branchOf = (schema: Schema, value: unknown): Schema | undefined => {
  const { discriminator, oneOf } = schema;
  if (!discriminator || !oneOf) return schema;
  if (typeof value !== "object" || value === null) return undefined;
  const kind = (value as Record<string, unknown>)[discriminator.propertyName];
  return oneOf.find((branch) => allowedValues(branch.properties?.[discriminator.propertyName]).includes(kind));
};
