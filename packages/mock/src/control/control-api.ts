import { type HttpRequest, type HttpResponse, splitTarget } from "../http.ts";
import { json } from "../prism/index.ts";
import { readJson } from "../request/json.ts";
import { maxControlBodyBytes, maxControlValues, maxDepth } from "../request/limits.ts";
import { tooLarge } from "../request/rejection.ts";
import { StoreFull, StoreUnavailable } from "../state/store-unavailable.ts";
import { denyAccess } from "./access.ts";
import { type RouteResponse, type RouteServices, routes } from "./routes.ts";
import { stringifyInSlices } from "./slices.ts";

/** The path under which the control API is served. */
export const controlPath = "/__mock/";

const utf8 = new TextDecoder("utf-8", { fatal: true });

const respond = async (
  { status, body, stream }: RouteResponse,
  headers: Record<string, string> = {},
): Promise<HttpResponse> => {
  if (stream) return { status, headers: { "Content-Type": "text/event-stream" }, stream };
  if (body === undefined) return { status, headers };
  const bytes = await stringifyInSlices(body);
  return { status, headers: { "Content-Type": json, "Content-Length": String(bytes.length), ...headers }, body: bytes };
};

const reject = (status: number, message: string, headers?: Record<string, string>) =>
  respond({ status, body: { message } }, headers);

const rejectMethod = (allowed: readonly string[]) => {
  const allow = allowed.join(", ");
  return reject(405, `The path does not allow this method. Use ${allow}.`, { Allow: allow });
};

const tooManyValues = () =>
  `The body has too many values: at most ${maxControlValues.toLocaleString("en-US")}. Start the mock with a larger state in a file (--seed), or send less.`;

const parseBody = ({ body: bytes, bodyRejection }: HttpRequest): { value: unknown } | Promise<HttpResponse> => {
  const rejection = bodyRejection ?? (bytes.length > maxControlBodyBytes ? tooLarge(maxControlBodyBytes) : undefined);
  if (rejection) return reject(rejection.status, rejection.detail ?? "The body cannot be read. Send it again.");
  if (bytes.length === 0) return { value: undefined };
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return reject(400, "The body is not UTF-8. Encode it as UTF-8.");
  }
  const read = readJson(text, { maxDepth, maxValues: maxControlValues });
  if ("value" in read) return read;
  if (read.problem === "tooManyValues") return reject(400, tooManyValues());
  const { line, column } = read.place;
  return read.problem === "tooDeep"
    ? reject(
        400,
        `The body is nested deeper than ${maxDepth} levels from line ${line}, column ${column} on. Send less.`,
      )
    : reject(400, `The body is not JSON. Fix the mistake in line ${line}, column ${column}.`);
};

// Block cross-origin reads and content sniffing.
const closed = { "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff" };

const isReading = (method: string, path: string): boolean => method === "GET" || path === "called-with";

/**
 * Responds to one request to the control API, or with a file of its page.
 *
 * @param key the key that the client must send; without one, the client must be a program on this machine.
 */
export const handleControl = async (
  services: RouteServices,
  request: HttpRequest,
  key: string | undefined,
): Promise<HttpResponse> => {
  const { path, query } = splitTarget(request.target);
  const name = path.slice(controlPath.length);
  const file = Object.hasOwn(routes, name) ? undefined : await pageFile(name);
  const response = file
    ? await respondWithFile(file, request.method)
    : await handleRoute(services, request, { name, query }, key);
  return { ...response, headers: { ...response.headers, ...closed } };
};

const pageFile = async (name: string): Promise<HttpResponse | undefined> => {
  const { pageFiles } = await import("./page.ts");
  return Object.hasOwn(pageFiles, name) ? pageFiles[name] : undefined;
};

const respondWithFile = async (file: HttpResponse, method: string): Promise<HttpResponse> =>
  method === "GET" ? file : rejectMethod(["GET"]);

const handleRoute = async (
  services: RouteServices,
  request: HttpRequest,
  { name: path, query }: { name: string; query: string },
  key: string | undefined,
): Promise<HttpResponse> => {
  const denial = denyAccess(request, key);
  if (denial) return reject(denial.status, denial.message);
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (!methods) return reject(404, `The path does not exist. Use one of ${Object.keys(routes).join(", ")}.`);
  const route = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (!route) return rejectMethod(Object.keys(methods));
  const body = parseBody(request);
  if (!("value" in body)) return body;
  try {
    const response = await respond(await route.handle(services, body.value, new URLSearchParams(query)));
    if (!isReading(request.method, path)) services.changes.notify();
    return response;
  } catch (error) {
    if (error instanceof TypeError) return reject(400, error.message);
    if (error instanceof RangeError) return reject(404, error.message);
    if (error instanceof StoreFull) return reject(503, `${error.message[0]?.toUpperCase()}${error.message.slice(1)}`);
    if (error instanceof StoreUnavailable)
      return reject(
        503,
        "The store of the state does not respond. Retry when it does: no change that was confirmed is lost.",
      );
    throw error;
  }
};
