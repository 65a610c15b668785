import { createHash, timingSafeEqual } from "node:crypto";
import type { Fault } from "../faults/fault-queue.ts";
import type { CallMatcher } from "../journal/call-matcher.ts";
import { json } from "../prism/operations.ts";
import { demand } from "../prism/problems.ts";
import { readJson } from "../request/json.ts";
import { readBytes } from "../request/stream.ts";
import { isLoopback, remoteAddresses } from "../server/remote.ts";
import type { State } from "../state/types.ts";
import { type Control, timeOf, type VettingDecision } from "./control.ts";
import { controlSchemas } from "./control-schemas.ts";

/** Where the control API is. */
export const controlPath = "/__mock/";

const maxBodyBytes = 1024 * 1024;
const bodyTimeoutMs = 30_000;

type Route = (control: Control, body: unknown) => { status: number; body?: unknown };

const none = { status: 204 };
const ok = (body: unknown) => ({ status: 200, body });

const routes: Record<string, Record<string, Route>> = {
  state: {
    GET: (control) => ok(control.getState()),
    PUT: (control, body) => {
      control.putState(body as State);
      return ok(control.getState());
    },
  },
  reset: {
    POST: (control) => {
      control.reset();
      return none;
    },
  },
  vetting: { POST: (control, body) => ok(control.decideVetting(body as VettingDecision)) },
  clock: {
    GET: (control) => ok(timeOf(control)),
    POST: (control, body) => {
      demand(body, controlSchemas.Advance);
      control.advanceClock((body as { advance: string }).advance);
      return ok(timeOf(control));
    },
  },
  faults: {
    GET: (control) => ok(control.faults()),
    POST: (control, body) => {
      control.queueFault(body as Fault);
      return { status: 201, body: control.faults() };
    },
    DELETE: (control) => {
      control.clearFaults();
      return none;
    },
  },
  journal: {
    GET: (control) => ok(control.journal()),
    DELETE: (control) => {
      control.clearJournal();
      return none;
    },
  },
  "called-with": {
    POST: (control, body) => {
      const calls = control.calledWith(body as CallMatcher);
      return ok({ called: calls.length > 0, calls });
    },
  },
};

const reply = (status: number, body?: unknown, headers: Record<string, string> = {}): Response => {
  if (body === undefined) return new Response(null, { status, headers });
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  return new Response(text, { status, headers: { "Content-Type": json, "Content-Length": length, ...headers } });
};

const reject = (status: number, message: string, headers?: Record<string, string>) =>
  reply(status, { message }, headers);

const digest = (text: string) => createHash("sha256").update(text).digest();

const notLocal = "without a key the control API is open to programs on this machine alone; set one with --control-key.";

// A page in a browser of this machine is not this machine's user. It shows by its origin, by what the browser says of
// its site, or by a host name that was made to lead here.
const isPage = ({ headers }: Request) =>
  headers.has("origin") || !["none", "same-origin"].includes(headers.get("sec-fetch-site") ?? "none");

const isLocal = (request: Request): boolean => {
  const address = remoteAddresses.get(request);
  // A request of this process came over no socket.
  if (address === undefined) return true;
  const host = (request.headers.get("host") ?? "").replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  return isLoopback(address) && isLoopback(host.toLowerCase());
};

const rejectCaller = (request: Request, key: string | undefined): Response | undefined => {
  if (key === undefined) return isPage(request) || !isLocal(request) ? reject(403, notLocal) : undefined;
  // Digests have one length, which the comparison needs, and whose time tells nothing of the key.
  const sent = digest(request.headers.get("mock-key") ?? "");
  return timingSafeEqual(sent, digest(key)) ? undefined : reject(401, "send the key in the header Mock-Key.");
};

const readBody = async (request: Request): Promise<{ value: unknown } | Response> => {
  const bytes = await readBytes(request, maxBodyBytes, bodyTimeoutMs);
  if ("status" in bytes) return reject(bytes.status, bytes.detail ?? "the body cannot be read.");
  if (bytes.length === 0) return { value: undefined };
  const read = readJson(new TextDecoder().decode(bytes), 64);
  if ("value" in read) return read;
  return reject(400, "the body is not JSON, or nested too deep.");
};

/** Answers one request to the control API. */
export const answerControl = async (
  control: Control,
  request: Request,
  path: string,
  key: string | undefined,
): Promise<Response> => {
  const rejected = rejectCaller(request, key);
  if (rejected) return rejected;
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (!route) return reject(404, `there is no such path; known are ${Object.keys(routes).join(", ")}.`);
  const method = Object.hasOwn(route, request.method) ? route[request.method] : undefined;
  const allow = Object.keys(route).join(", ");
  if (!method) return reject(405, `this path takes ${allow}.`, { Allow: allow });
  const body = await readBody(request);
  if (body instanceof Response) return body;
  try {
    const { status, body: answer } = method(control, body.value);
    return reply(status, answer);
  } catch (error) {
    if (error instanceof TypeError) return reject(400, error.message);
    if (error instanceof RangeError) return reject(404, error.message);
    throw error;
  }
};
