import type { IHttpRequest } from "@stoplight/prism-http/dist/types.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { validateAgainstSchema } from "@stoplight/prism-http/dist/validator/validators/utils.js";
import type { Operation } from "./operations.ts";

interface Parameter {
  name: string;
  required?: boolean;
  deprecated?: boolean;
  style?: string;
  schema?: object;
}

/** The values of all parameters, by key. */
type Values = Record<string, string>;

/** Whether the parameters of a request are fine; if not, Prism validates the whole request. */
export type ParameterCheck = (element: IHttpRequest) => boolean;

const isPlain = (parameters: Parameter[], expected: string): boolean =>
  parameters.every(
    ({ deprecated, style, schema }) =>
      !deprecated && (style ?? expected) === expected && (schema as { type?: unknown } | undefined)?.type === "string",
  );

// A header may have the name of a query parameter.
const keyOf = (place: string, name: string): string => `${place} ${name.toLowerCase()}`;

// Prism makes such a schema for each part of a request. This one is for all parts, so that one call validates them.
const schemaOf = (parts: [place: string, parameters: Parameter[]][]) => {
  const all = parts.flatMap(([place, parameters]) =>
    parameters.map(({ name, schema, required }) => ({ key: keyOf(place, name), schema, required })),
  );
  return {
    type: "object",
    properties: Object.fromEntries(all.map(({ key, schema }) => [key, schema])),
    required: all.filter(({ required }) => required).map(({ key }) => key),
  } as Parameters<typeof validateAgainstSchema>[1];
};

/** Adds the values of one part of a request to `values`; returns false for a part that only Prism's parser can read. */
type Read<Part> = (sent: Part, values: Values) => boolean;

/** Adds parameters whose values are texts that are not empty. */
const readNamed = (names: { name: string; key: string }[]): Read<Record<string, unknown>> => {
  return (sent, values) => {
    for (const { name, key } of names) {
      const value = sent[name];
      if (value === undefined) continue;
      if (typeof value !== "string" || value === "") return false;
      values[key] = value;
    }
    return true;
  };
};

const escapePattern = (text: string): string => text.replace(/[^\w-]/g, "\\$&");

// A path of plain letters, digits and hyphens means the same to every reader.
const readPath = (template: string): Read<string> => {
  const keys: string[] = [];
  const steps = template.split("/").map((step) => {
    const name = /^\{([\w-]+)\}$/.exec(step)?.[1];
    if (name === undefined) return escapePattern(step);
    keys.push(keyOf("path", name));
    return "([\\w-]+)";
  });
  const pattern = new RegExp(`^${steps.join("/")}$`);
  return (path, values) => {
    const found = pattern.exec(path);
    if (!found) return false;
    for (const [index, key] of keys.entries()) values[key] = found[index + 1] ?? "";
    return true;
  };
};

/** The quick check of an operation's path, query and headers; undefined when its parameters are not all plain texts. */
export const parameterCheck = (operation: Operation): ParameterCheck | undefined => {
  const { path, request = {} } = operation;
  const bundle = (operation as { __bundled__?: unknown }).__bundled__;
  const ofPath: Parameter[] = request.path ?? [];
  const ofQuery: Parameter[] = request.query ?? [];
  const ofHeaders: Parameter[] = request.headers ?? [];
  if (!isPlain(ofPath, "simple") || !isPlain(ofQuery, "form") || !isPlain(ofHeaders, "simple")) return undefined;

  const schema = schemaOf([
    ["path", ofPath],
    ["query", ofQuery],
    ["header", ofHeaders],
  ]);
  const takePath = readPath(path);
  const takeQuery = readNamed(ofQuery.map(({ name }) => ({ name, key: keyOf("query", name) })));
  const takeHeaders = readNamed(
    ofHeaders.map(({ name }) => ({ name: name.toLowerCase(), key: keyOf("header", name) })),
  );
  return ({ url, headers }) => {
    const values: Values = {};
    if (!takePath(url.path, values) || !takeQuery(url.query ?? {}, values) || !takeHeaders(headers ?? {}, values))
      return false;
    return validateAgainstSchema(values, schema, true, ValidationContext.Input, "", bundle)._tag === "None";
  };
};
