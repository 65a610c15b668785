import type { IHttpRequest } from "@stoplight/prism-http/dist/types.js";
import type { Operation } from "./operations.ts";
import { branchOf, expectation, type Schema } from "./schema.ts";
import { check, type Diagnostic } from "./validate.ts";

const names: Record<string, string> = { path: "path parameter", query: "query parameter", header: "header" };

const explainParameter = (operation: Operation, place: string, name: string | undefined): string => {
  const parameters = {
    path: operation.request?.path,
    query: operation.request?.query,
    header: operation.request?.headers,
  }[place];
  const parameter = parameters?.find((candidate) => candidate.name.toLowerCase() === name?.toLowerCase());
  if (!parameter) return `a ${names[place] ?? "part"} is missing or not as described`;
  return `${names[place]} '${parameter.name}' ${expectation((parameter.schema ?? {}) as Schema)}`;
};

// The name of an unknown property helps to find it; one that looks like a secret is not repeated.
const nameable = (name: string) => (/^[A-Za-z]{1,40}$/.test(name) ? ` '${name}'` : "");

const explainBody = (schema: Schema, body: unknown): string[] => {
  if (body === undefined) return [`the body is empty, it ${expectation(schema)}`];
  if (typeof body !== "object" || body === null || Array.isArray(body)) return [`the body ${expectation(schema)}`];
  const branch = branchOf(schema, body);
  if (!branch) return [`the body ${expectation(schema)}`];
  const { properties = {}, required = [] } = branch;
  const missing = required
    .filter((name) => !Object.hasOwn(body, name))
    .map((name) => `property '${name}' is missing, it ${expectation(properties[name] ?? {})}`);
  const wrong = check(body, branch, "body")
    .map(({ path }) => path?.[1] ?? "")
    .filter((name) => Object.hasOwn(properties, name))
    .map((name) => `property '${name}' ${expectation(properties[name] ?? {})}`);
  const unknown = Object.keys(body)
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => `property${nameable(name)} is not known here, remove it`);
  const known = unknown.length > 0 ? [`known properties are ${Object.keys(properties).join(", ")}`] : [];
  const findings = [...missing, ...wrong, ...unknown, ...known];
  return findings.length > 0 ? findings : [`the body ${expectation(schema)}`];
};

/**
 * Says in words what Prism found in a request, and how to mend it. Names and allowed values come from the
 * description; the values of the request are never repeated.
 */
export const explain = (operation: Operation, input: IHttpRequest, diagnostics: Diagnostic[]): string[] => {
  const sentences = diagnostics.flatMap(({ path: [place = "body", name] = [] }) =>
    place === "body"
      ? explainBody((operation.request?.body?.contents?.[0]?.schema ?? {}) as Schema, input.body)
      : [explainParameter(operation, place, name)],
  );
  return [...new Set(sentences)];
};
