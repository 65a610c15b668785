import { createCallError } from "../errors/call-error.ts";
import { operations } from "../generated/contract.ts";
import { isGuid } from "../validation/guid.ts";
import { parseJson } from "../validation/parse-json.ts";
import { bodyProblem } from "../validation/request-body.ts";
import { type Call, withoutQueryValues } from "./call.ts";
import type { RequestParts } from "./plain-request.ts";

/** The operations of the spec, each with a pattern of its paths. */
const routes = Object.entries(operations).flatMap(([method, paths]) =>
  Object.entries(paths).map(([path, described]) => ({
    method,
    path,
    described,
    pattern: new RegExp(`^${path.replace(/\{.*?\}/g, "[^/]*")}$`),
  })),
);

/**
 * Makes a call of a request, and validates what would be sent: after openapi-fetch, its serializers and any middleware.
 *
 * @param base the server, without `/v1`; the token goes nowhere else.
 * @throws TypeError when the request goes to another server, or no operation has its method and path.
 * @throws PartnerError of kind `invalid` when an id or the body is not what the spec allows.
 */
export const parseRequest = (parts: RequestParts, base: string): Call => {
  const { method, url, headers, text } = parts;
  const [address = "", query] = url.split("?", 2);
  if (!address.startsWith(`${base}/`)) {
    throw new TypeError(`The request goes to another server than ${base}; set baseUrl.`);
  }
  const path = address.slice(base.length);
  const route = routes.find((each) => each.method === method && each.pattern.test(path));
  if (!route) {
    const known = routes.map((each) => `${each.method} ${each.path}`).join(", ");
    throw new TypeError(`${method} ${path} is not an operation. Use one of ${known}.`);
  }
  const { described } = route;
  const { operation } = described;
  const values = path.split("/");
  const wrongInPath = route.path.split("/").find((name, index) => name[0] === "{" && !isGuid(values[index]));
  let wrong = wrongInPath;
  /** An id in a header: the one that was given, or a new one. */
  const idOf = (name: string): string => {
    const given = headers.get(name);
    if (given === null) {
      const id = crypto.randomUUID();
      headers.set(name, id);
      return id;
    }
    if (!isGuid(given)) wrong ??= name;
    return given;
  };
  const [requestId, correlationId] = [idOf("MS-RequestId"), idOf("MS-CorrelationId")];
  const body = text && parseJson(text);
  const parameters = query ? [...new URLSearchParams(query)] : [];
  const code = parameters.find(([name]) => name === "code")?.[1];
  const problem = wrong ? `${wrong.replace(/[{}]/g, "")} must be a GUID` : bodyProblem(operation, body, code);
  const info = {
    operation,
    method,
    path: route.path,
    // An invalid id may be a secret that was passed by mistake.
    url: wrongInPath ? base + route.path : withoutQueryValues(url),
    requestId,
    correlationId,
  };
  if (problem) throw createCallError(info, `not sent: ${problem}`, { kind: "invalid", attempts: 0 });
  const { validationCode, qualification: requested } = (body || {}) as Record<string, unknown>;
  const secrets = [validationCode, ...parameters.map(([, value]) => value)].filter(
    (value): value is string => typeof value === "string" && value !== "",
  );
  return { ...parts, info, described, requested, secrets };
};
