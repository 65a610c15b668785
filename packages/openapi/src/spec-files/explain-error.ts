import type { ErrorObject } from "ajv";

const quote = (names: unknown[]): string => names.map((name) => `'${name}'`).join(", ");

const articles: Record<string, string> = { object: "a map", array: "a list", string: "a string" };

/** The keys that the branches of an `anyOf` require. */
const alternatives = (schema: unknown): string[] =>
  (schema as { required?: string[] }[]).flatMap(({ required = [] }) => required);

/** The message for each keyword: what is wrong, then how to fix it. */
const messages: Record<string, (error: ErrorObject) => string> = {
  additionalProperties: ({ params, parentSchema }) =>
    `unknown key '${params.additionalProperty}'. Known keys: ${Object.keys(parentSchema?.properties).join(", ")}.`,
  required: ({ params }) => `the key '${params.missingProperty}' is missing. Add it.`,
  dependencies: ({ params }) => `'${params.property}' needs ${quote(params.deps.split(", "))} beside it. Add it.`,
  anyOf: ({ schema }) => `at least one of ${quote(alternatives(schema))} is required. Add it.`,
  type: ({ params }) => `the value must be ${articles[params.type] ?? params.type}.`,
  enum: ({ params }) => `the value must be one of ${params.allowedValues.join(", ")}.`,
  const: ({ params }) => `the value must be ${params.allowedValue}.`,
  pattern: ({ params }) => `the value must match /${params.pattern}/.`,
  minLength: () => "the text is empty. Write it, or remove the key.",
  minItems: () => "the list is empty. Add an entry, or remove the key.",
  minProperties: () => "the map is empty. Add an entry, or remove the key.",
  uniqueItems: ({ params }) =>
    `entries ${Math.min(params.i, params.j) + 1} and ${Math.max(params.i, params.j) + 1} are the same. Remove one.`,
  propertyNames: ({ params }) => `the key '${params.propertyName}' must be in lower case, with hyphens between words.`,
};

/** Explains a violation of a JSON Schema to the author of the file; undefined if another violation explains it. */
export const explainError = (error: ErrorObject): string | undefined => {
  // What breaks `then` or `else` is reported by their own keywords.
  if (error.keyword === "if") return undefined;
  // A name that breaks `propertyNames` is reported by that keyword, a branch of `anyOf` by `anyOf`.
  if (error.propertyName !== undefined || error.schemaPath.includes("/anyOf/")) return undefined;
  return messages[error.keyword]?.(error) ?? `the value ${error.message}.`;
};
