import type { HttpRequest, HttpResponse } from "../http.ts";
import { json } from "../prism/index.ts";
import { readJson } from "../request/json.ts";
import { maxControlBodyBytes } from "../request/limits.ts";
import { tooLarge } from "../request/rejection.ts";
import { denyAccess } from "./access.ts";
import type { Control } from "./control.ts";
import { type Route, type RouteResponse, routes } from "./routes.ts";

/** The path under which the control API is served. */
export const controlPath = "/__mock/";

const maxDepth = 64;
/** Of a larger body only the first problem is reported: to describe them all takes too long. */
const maxDescribedBytes = 2 * 1024;

const respond = ({ status, body }: RouteResponse, headers: Record<string, string> = {}): HttpResponse => {
  if (body === undefined) return { status, headers };
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  return { status, headers: { "Content-Type": json, "Content-Length": length, ...headers }, body: text };
};

const reject = (status: number, message: string, headers?: Record<string, string>) =>
  respond({ status, body: { message } }, headers);

const parseBody = async (
  { body: bytes, bodyRejection }: HttpRequest,
  { body }: Route,
): Promise<{ value: unknown } | HttpResponse> => {
  const rejection = bodyRejection ?? (bytes.length > maxControlBodyBytes ? tooLarge(maxControlBodyBytes) : undefined);
  if (rejection) return reject(rejection.status, rejection.detail ?? "The body cannot be read. Send it again.");
  if (bytes.length === 0) return { value: undefined };
  const read = readJson(new TextDecoder().decode(bytes), maxDepth);
  if ("value" in read) {
    if (!body || bytes.length <= maxDescribedBytes) return read;
    const { firstProblem } = await import("./first-problem.ts");
    const problem = firstProblem(read.value, body);
    return problem === undefined ? read : reject(400, problem);
  }
  return reject(400, `The body is not JSON, or nested deeper than ${maxDepth} levels. Send a JSON value.`);
};

/**
 * Responds to one request to the control API.
 *
 * @param path what follows `controlPath`.
 * @param key the key that the client must send; without one, the client must be a program on this machine.
 */
export const handleControl = async (
  control: Control,
  request: HttpRequest,
  path: string,
  key: string | undefined,
): Promise<HttpResponse> => {
  const denial = denyAccess(request, key);
  if (denial) return reject(denial.status, denial.message);
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (!methods) return reject(404, `The path does not exist. Use one of ${Object.keys(routes).join(", ")}.`);
  const route = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  const allow = Object.keys(methods).join(", ");
  if (!route) return reject(405, `The path does not allow this method. Use ${allow}.`, { Allow: allow });
  const body = await parseBody(request, route);
  if ("status" in body) return body;
  try {
    return respond(route.handle(control, body.value));
  } catch (error) {
    if (error instanceof TypeError) return reject(400, error.message);
    if (error instanceof RangeError) return reject(404, error.message);
    throw error;
  }
};
