import type { Operation } from "@partner-qualification/openapi";
import type { Contract } from "../contract.ts";
import { readJson } from "../http/check-response.ts";
import { type HttpRequest, headerValue } from "../http/message.ts";
import { pathParameters } from "../http/path-parameters.ts";

/** Says how a request violates the spec. Headers that the spec does not know are allowed: proxies and browsers add them. */
export const requestProblems = (
  contract: Contract,
  operation: Operation,
  path: string,
  request: HttpRequest,
): string[] => {
  const query = new Map([...new URL(request.url).searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const inPath = pathParameters(operation, path);
  const known = new Set(operation.parameters.query.map(({ name }) => name.toLowerCase()));
  const problems = [...query.keys()]
    .filter((name) => !known.has(name))
    .map((name) => `query parameter ${name} is not described`);
  const { path: paths, query: queries, header } = operation.parameters;
  for (const { name, in: place, required, schema } of [...paths, ...queries, ...header]) {
    const value =
      place === "path" ? inPath[name] : place === "query" ? query.get(name.toLowerCase()) : headerValue(request, name);
    const problem = value === undefined ? required && "is required" : contract.textViolation(schema, value);
    if (problem) problems.push(`${place} parameter ${name} ${problem}`);
  }
  const { requestBody } = operation;
  if (!requestBody) return problems;
  const type = headerValue(request, "Content-Type");
  // Some recordings have no headers of the request: then the body alone is checked.
  if (type !== undefined && type.split(";", 1)[0]?.trim().toLowerCase() !== requestBody.mediaType) {
    problems.push(`media type is '${type}', and the operation takes ${requestBody.mediaType}`);
  }
  const json = readJson(request.body);
  const problem = json ? contract.violation(requestBody.schema, json.value) : "is not JSON";
  return problem ? [...problems, `body ${problem}`] : problems;
};
