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

type Values = Record<string, unknown>;
type Read = (element: IHttpRequest) => Values | undefined;

/** Whether one part of a request (its path, query or headers) is fine; if not, Prism validates the whole request. */
export type ParameterCheck = (element: IHttpRequest) => boolean;

const isPlain = ({ deprecated, style, schema }: Parameter, expected: string) =>
  !deprecated && (style ?? expected) === expected && (schema as { type?: unknown } | undefined)?.type === "string";

// What Prism makes of the parameters of one part, in order to hold them against it.
const together = (parameters: Parameter[]) => ({
  type: "object",
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name.toLowerCase(), schema])),
  required: parameters.filter(({ required }) => required).map(({ name }) => name.toLowerCase()),
});

const checkOf = (
  parameters: Parameter[] | undefined,
  style: string,
  read: Read,
  bundle: unknown,
): ParameterCheck | undefined => {
  if (!parameters || parameters.length === 0) return () => true;
  if (!parameters.every((parameter) => isPlain(parameter, style))) return undefined;
  const schema = together(parameters) as Parameters<typeof validateAgainstSchema>[1];
  return (element) => {
    const values = read(element);
    return (
      values !== undefined &&
      validateAgainstSchema(values, schema, true, ValidationContext.Input, style, bundle)._tag === "None"
    );
  };
};

/** Picks the values of some parameters that are texts; undefined when one is empty or something else. */
const pick = (sent: Record<string, unknown>, names: [own: string, lower: string][]): Values | undefined => {
  const values: Values = {};
  for (const [own, lower] of names) {
    const value = sent[own];
    if (value === undefined) continue;
    if (typeof value !== "string" || value === "") return undefined;
    values[lower] = value;
  }
  return values;
};

const lowered = (name: string): [string, string] => [name.toLowerCase(), name.toLowerCase()];

// A path of plain letters, digits and hyphens means the same to every reader; of others, Prism's own reader decides.
const readPath = (template: string): Read => {
  const steps = template.split("/").map((step) => ({ step, name: /^\{([\w-]+)\}$/.exec(step)?.[1]?.toLowerCase() }));
  return ({ url: { path } }) => {
    const sent = path.split("/");
    if (sent.length !== steps.length) return undefined;
    const values: Values = {};
    for (let index = 0; index < steps.length; index += 1) {
      const value = sent[index] ?? "";
      const { step, name } = steps[index] as (typeof steps)[number];
      if (name === undefined ? value !== step : !/^[\w-]+$/.test(value)) return undefined;
      if (name !== undefined) values[name] = value;
    }
    return values;
  };
};

/** The quick checks of an operation's path, query and headers; undefined when its parameters are not all plain texts. */
export const parameterChecks = (operation: Operation): ParameterCheck[] | undefined => {
  const { request = {}, path } = operation;
  const bundle = (operation as { __bundled__?: unknown }).__bundled__;
  const headers = (request.headers ?? []).map(({ name }) => lowered(name));
  const query = (request.query ?? []).map(({ name }): [string, string] => [name, name.toLowerCase()]);
  const checks = [
    checkOf(request.path as Parameter[], "simple", readPath(path), bundle),
    checkOf(request.query as Parameter[], "form", ({ url }) => pick(url.query ?? {}, query), bundle),
    checkOf(request.headers as Parameter[], "simple", (element) => pick(element.headers ?? {}, headers), bundle),
  ];
  return checks.every((check) => check !== undefined) ? checks : undefined;
};
