import { maxProblems, withoutExcess } from "./excess.ts";
import type { Operation } from "./operations.ts";
import { branchOf, describeSchema, type Schema } from "./schema.ts";
import { check, type Diagnostic } from "./validate.ts";

const names: Record<string, string> = { path: "path parameter", query: "query parameter", header: "header" };

const describeParameter = (operation: Operation, place: string, name: string | undefined): string => {
  const parameters = {
    path: operation.request?.path,
    query: operation.request?.query,
    header: operation.request?.headers,
  }[place];
  const parameter = parameters?.find((candidate) => candidate.name.toLowerCase() === name?.toLowerCase());
  if (!parameter) return `a ${names[place] ?? "part"} is missing or not as described`;
  return `${names[place]} '${parameter.name}' ${describeSchema((parameter.schema ?? {}) as Schema)}`;
};

/** What is wrong with a body. */
interface Findings {
  problems: string[];
  /** The names of unknown properties. */
  unknown: string[];
  /** What helps to fix them. */
  hint?: string;
}

const finding = (problem: string): Findings => ({ problems: [problem], unknown: [] });

const describeProperties = (operation: Operation, branch: Schema, body: object): Findings => {
  const { properties = {}, required = [] } = branch;
  const missing = required
    .filter((name) => !Object.hasOwn(body, name))
    .map((name) => `property '${name}' is missing and ${describeSchema(properties[name] ?? {})}`);
  const wrong = check(withoutExcess(operation, body), branch, "body")
    .map(({ path }) => path?.[1] ?? "")
    .filter((name) => Object.hasOwn(properties, name))
    .map((name) => `property '${name}' ${describeSchema(properties[name] ?? {})}`);
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(properties, name));
  return {
    problems: [...missing, ...new Set(wrong)],
    unknown,
    ...(unknown.length > 0 && { hint: `known properties are ${Object.keys(properties).join(", ")}` }),
  };
};

// The name of an unknown property helps to find it; one that looks like a secret is not repeated.
const isNameable = (name: string) => /^[A-Za-z]{1,40}$/.test(name);

const describeUnknown = (unknown: string[], most: number): string[] => {
  const named = unknown
    .filter(isNameable)
    .slice(0, most)
    .map((name) => `property '${name}' is not known here and must be removed`);
  const more = unknown.length - named.length;
  const count = more.toLocaleString("en-US");
  if (more === 0) return named;
  if (named.length > 0) return [...named, `and ${count} more unknown ${more === 1 ? "property" : "properties"}`];
  return [
    more === 1
      ? "a property is not known here and must be removed"
      : `${count} properties are not known here and must be removed`,
  ];
};

const describeBody = (operation: Operation, body: unknown): Findings => {
  const schema = (operation.request?.body?.contents?.[0]?.schema ?? {}) as Schema;
  if (body === undefined) return finding(`the body is empty and ${describeSchema(schema)}`);
  const whole = finding(`the body ${describeSchema(schema)}`);
  if (typeof body !== "object" || body === null || Array.isArray(body)) return whole;
  const branch = branchOf(schema, body);
  // Where no body is an object, none of its properties could be fixed.
  if (!branch?.properties) return whole;
  const found = describeProperties(operation, branch, body);
  return found.problems.length + found.unknown.length > 0 ? found : whole;
};

/**
 * Says in words what Prism found in a request, and how to fix it: the first few problems, and how many more there are.
 * Names and allowed values come from the spec; the values of the request are never repeated.
 */
export const describeProblems = (operation: Operation, body: unknown, diagnostics: Diagnostic[]): string => {
  const ofBody = diagnostics.some(({ path: [place = "body"] = [] }) => place === "body");
  const ofParameters = diagnostics.flatMap(({ path: [place = "body", name] = [] }) =>
    place === "body" ? [] : [describeParameter(operation, place, name)],
  );
  const { problems, unknown, hint }: Findings = ofBody ? describeBody(operation, body) : { problems: [], unknown: [] };
  const found = [...new Set([...ofParameters, ...problems])];
  const shown = found.slice(0, maxProblems);
  const more = found.length - shown.length;
  return [
    ...shown,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...describeUnknown(unknown, maxProblems - shown.length),
    ...(hint === undefined ? [] : [hint]),
  ].join("; ");
};
