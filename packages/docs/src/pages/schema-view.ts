import { resolve } from "@partner-qualification/openapi";
import { componentName, type SchemaNode } from "./described.ts";
import { type LocaleView, phrase } from "./locale-view.ts";
import { files, inEveryLanguage, type PageView } from "./page-view.ts";

/** The type of a value, for a line of text. */
export interface TypeView {
  /** The words around it, such as those that make a list of it. */
  before: string;
  after: string;
  /** The type on the wire, or the title of a schema. */
  name: string;
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

export const typeView = (locale: LocaleView, node: SchemaNode): TypeView => {
  const schema = resolve(node, locale.description);
  if (node.$ref) {
    const name = componentName(node);
    return { before: "", after: "", name: schema.title ?? name, file: files.schema(name) };
  }
  if (schema.items) {
    const item = typeView(locale, schema.items);
    if (Object.keys(schema.items).length === 0) return { before: "", after: "", name: "array" };
    const [before = "", after = ""] = phrase(locale, "list-of", { type: "\0" }).split("\0");
    return { ...item, before: before + item.before, after: item.after + after };
  }
  const name = [schema.type ?? []].flat().join(" | ");
  return { before: "", after: "", name: schema.format ? `${name} (${schema.format})` : name };
};

const limitsOf = (locale: LocaleView, { minLength, maxLength, minimum }: SchemaNode): string[] => [
  ...(minLength === 1 ? [phrase(locale, "not-empty")] : []),
  ...(minLength !== undefined && minLength > 1 ? [phrase(locale, "at-least-characters", { count: minLength })] : []),
  ...(maxLength === undefined ? [] : [phrase(locale, "at-most-characters", { count: maxLength })]),
  ...(minimum === undefined ? [] : [phrase(locale, "at-least", { count: minimum })]),
];

/** A value as the pages show it. What a schema of its own says is not repeated. */
export const valueView = (
  locale: LocaleView,
  {
    name,
    schema,
    required = false,
    description,
  }: { name: string; schema: SchemaNode; required?: boolean; description?: string },
): ValueView => {
  const listed = schema["x-extensible-enum"];
  const fixed = schema.const === undefined ? schema.enum : [schema.const];
  return {
    name,
    type: typeView(locale, schema),
    required,
    description: description ?? schema.description ?? "",
    limits: fixed ? [] : limitsOf(locale, schema),
    values: (listed ?? fixed ?? []).map((value) => JSON.stringify(value)),
    open: listed !== undefined,
    default: schema.default === undefined ? undefined : JSON.stringify(schema.default),
  };
};

const viewOf = (locale: LocaleView, locales: readonly LocaleView[], name: string, schema: SchemaNode) => {
  const { properties = {}, required = [], oneOf = [], title = name, description = "" } = schema;
  return {
    ...inEveryLanguage(locale, locales, files.schema(name)),
    name,
    title,
    summary: description,
    description,
    value: schema.properties || schema.oneOf ? undefined : valueView(locale, { name, schema }),
    properties: Object.entries(properties).map(([key, property]) =>
      valueView(locale, { name: key, schema: property, required: required.includes(key) }),
    ),
    closed: schema.additionalProperties === false,
    choices: oneOf.map((choice) => ({
      ...valueView(locale, { name: "", schema: choice }),
      title: resolve(choice, locale.description).title ?? "",
    })),
    discriminator: schema.discriminator?.propertyName,
  };
};

/** Whether a schema refers to another one, itself or in its parts. */
const mentions = (schema: unknown, name: string): boolean =>
  JSON.stringify(schema).includes(`"$ref":"#/components/schemas/${name}"`);

/** The page of each schema. */
export const schemaViews = (locale: LocaleView, locales: readonly LocaleView[]): SchemaView[] => {
  const schemas = Object.entries((locale.description.components.schemas ?? {}) as Record<string, SchemaNode>);
  return schemas.map(([name, schema]) => ({
    ...viewOf(locale, locales, name, schema),
    usedBy: schemas
      .filter(([, other]) => mentions(other, name))
      .map(([other, { title = other }]) => ({ title, file: files.schema(other) })),
  }));
};
