import { listSchemas, type NamedSchema, type Schema, subschemas } from "@partner-qualification/openapi";
import { type LocaleView, phrase } from "./locale-view.ts";
import { toPlainText } from "./markdown.ts";
import { files, type PageView } from "./page-view.ts";

/** The type of a value, for a line of text. */
export interface TypeView {
  /** The words around it, such as those that make a list of it. */
  before: string;
  after: string;
  /** The types on the wire, of which a value has one; or the title of a schema. */
  names: string[];
  /** The page of the schema, in the folder of the language. */
  file?: string;
}

/** A value of a request or a response: a property, a parameter or a header. */
export interface ValueView {
  name: string;
  type: TypeView;
  required: boolean;
  description: string;
  /** What limits the value, in words. */
  limits: string[];
  /** The values that there are, and whether others may come. */
  values: string[];
  open: boolean;
  default: string | undefined;
}

export interface SchemaView extends PageView {
  name: string;
  description: string;
  /** The schema as a value; absent for an object, whose properties say it. */
  value: ValueView | undefined;
  properties: ValueView[];
  closed: boolean;
  choices: (ValueView & { title: string })[];
  discriminator: string | undefined;
  usedBy: { title: string; file: string }[];
}

/** The types of a value; of one that is one of several, all of theirs. */
const typesOf = ({ types, oneOf = [], anyOf = [] }: Schema): readonly string[] =>
  types.length > 0 ? types : [...new Set([...oneOf, ...anyOf].flatMap(typesOf))];

/** Whether a schema allows any value: it is written in place, and says nothing. */
const allowsAnything = (schema: Schema): boolean => schema.componentName === undefined && typesOf(schema).length === 0;

export const typeView = (locale: LocaleView, schema: Schema): TypeView => {
  const { componentName, title, items, format } = schema;
  if (componentName !== undefined) {
    return { before: "", after: "", names: [title ?? componentName], file: files.schema(componentName) };
  }
  if (typeof items === "object") {
    if (allowsAnything(items)) return { before: "", after: "", names: ["array"] };
    const item = typeView(locale, items);
    const [before = "", after = ""] = phrase(locale, "list-of", { type: "\0" }).split("\0");
    return { ...item, before: before + item.before, after: item.after + after };
  }
  const names = typesOf(schema).map((type) => (format ? `${type} (${format})` : type));
  return { before: "", after: "", names };
};

const limitsOf = (locale: LocaleView, { minLength, maxLength, minimum }: Schema): string[] => [
  ...(minLength === 1 ? [phrase(locale, "not-empty")] : []),
  ...(minLength !== undefined && minLength > 1 ? [phrase(locale, "at-least-characters", { count: minLength })] : []),
  ...(maxLength === undefined ? [] : [phrase(locale, "at-most-characters", { count: maxLength })]),
  ...(minimum === undefined ? [] : [phrase(locale, "at-least", { count: minimum })]),
];

/** A value as the pages show it. What a schema with its own page says is not repeated. */
export const valueView = (
  locale: LocaleView,
  {
    name,
    schema,
    required = false,
    description,
  }: { name: string; schema: Schema; required?: boolean; description?: string },
): ValueView => {
  const type = typeView(locale, schema);
  if (schema.componentName !== undefined) {
    const nothing = { limits: [], values: [], open: false, default: undefined };
    return { name, type, required, description: description ?? "", ...nothing };
  }
  const listed = schema["x-extensible-enum"];
  const words = description ?? schema.description ?? "";
  const fixed = schema.const === undefined ? schema.enum : [schema.const];
  // "Always `Education`." says the one value already.
  const isSaid = schema.const !== undefined && words.includes(`\`${schema.const}\``);
  return {
    name,
    type,
    required,
    description: words,
    limits: fixed ? [] : limitsOf(locale, schema),
    values: (listed ?? (isSaid ? undefined : fixed) ?? []).map((value) => JSON.stringify(value)),
    open: listed !== undefined,
    default: schema.default === undefined ? undefined : JSON.stringify(schema.default),
  };
};

const viewOf = (locale: LocaleView, { componentName, ...schema }: NamedSchema) => {
  const { properties = {}, required = [], oneOf = [], title = componentName, description = "" } = schema;
  return {
    file: files.schema(componentName),
    name: componentName,
    title,
    summary: toPlainText(description) || title,
    description,
    value: schema.properties || schema.oneOf ? undefined : valueView(locale, { name: componentName, schema }),
    properties: Object.entries(properties).map(([key, property]) =>
      valueView(locale, { name: key, schema: property, required: required.includes(key) }),
    ),
    closed: schema.additionalProperties === false,
    choices: oneOf.map((choice) => ({
      ...valueView(locale, { name: "", schema: choice }),
      title: choice.title ?? "",
    })),
    discriminator: schema.discriminator?.propertyName,
  };
};

/** The names of the schemas that a schema refers to, itself or in its parts. */
const references = (schema: Schema): string[] =>
  subschemas(schema).flatMap((part) => (part.componentName === undefined ? references(part) : [part.componentName]));

/** The page of each schema. */
export const schemaViews = (locale: LocaleView): SchemaView[] => {
  const schemas = listSchemas(locale.description);
  return schemas.map((schema) => ({
    ...viewOf(locale, schema),
    usedBy: schemas
      .filter((other) => references(other).includes(schema.componentName))
      .map(({ componentName, title = componentName }) => ({ title, file: files.schema(componentName) })),
  }));
};
