import type { IncomingMessage } from "node:http";
import type { HttpRequest } from "../http.ts";
import { remoteAddresses } from "./remote.ts";
import { hostOf, ordinaryHeaders, type SingleHeaders, sentHeaders, validateHead } from "./validate-head.ts";
import { whileOpen } from "./while-open.ts";

/** The head of a request that node:http has read, and that can be served. */
export interface Head {
  method: string;
  /** The path and the query, as the URL standard reads them; `*` for `OPTIONS *`, which concerns the server as a whole. */
  target: string;
  headers: [string, string][];
  /** The headers of a head of which nothing takes a closer look. */
  plain?: SingleHeaders;
}

// The most common form, which needs no normalization.
const isPlain = (method: string, target: string): boolean =>
  (method === "GET" || method === "PUT" || method === "POST") && /^\/v1(?:\/[\w-]+)+(?:\?[\w=&-]*)?$/i.test(target);

const notATarget = "the request target is neither a path nor an http URL; send one of the two.";

/**
 * Reads the head of a request.
 *
 * @param isAllowed whether a host is served.
 * @returns a sentence when the head cannot be served.
 */
export const readHead = (message: IncomingMessage, isAllowed: (host: string) => boolean): Head | string => {
  const { method = "GET", url = "/" } = message;
  // A page in a browser needs headers of its own to read the response.
  const plain = isPlain(method, url) && message.headers.origin === undefined ? ordinaryHeaders(message) : undefined;
  if (plain && isAllowed(plain.host ?? "")) return { method, target: url, headers: [], plain };

  const headers = sentHeaders(message);
  const invalid = validateHead(message, headers);
  if (invalid) return invalid;
  const absolute = /^https?:\/\//i.test(url);
  if (absolute && !URL.canParse(url)) return notATarget;
  // RFC 9112, section 3.2.2: the authority of an absolute URL takes precedence over Host.
  const host = absolute ? new URL(url).host : hostOf(headers);
  // HTTP/1.0 has no Host, and no browser speaks it.
  if (host !== undefined && !isAllowed(host))
    return `${absolute ? "the request target" : "header Host"} names a host that this server does not serve; send localhost, or start the server with --allow-host and that name.`;
  if (url === "*" && method === "OPTIONS") return { method, target: url, headers };
  if (absolute) {
    const { pathname, search } = new URL(url);
    const others = headers.filter(([name]) => name.toLowerCase() !== "host");
    return { method, target: `${pathname}${search}`, headers: [...others, ["Host", host ?? ""]] };
  }
  if (!url.startsWith("/") || !URL.canParse(`http://localhost${url}`)) return notATarget;
  // Without dot segments and backslashes: what they lead to counts, also for the limits.
  const { pathname, search } = new URL(`http://localhost${url}`);
  return { method, target: `${pathname}${search}`, headers };
};

// What `new Headers` makes of a list: names in lower case, several values of one name joined.
const joinHeaders = (list: [string, string][]): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of list) {
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return headers;
};

/** Turns what node:http has read into the mock's own request. */
export const toHttpRequest = (
  { socket }: IncomingMessage,
  { method, target, headers, plain }: Head,
  body: Uint8Array,
): HttpRequest => {
  const remoteAddress = socket.remoteAddress ?? "";
  const connection = { remoteAddress, whileOpen: whileOpen(socket) };
  return { method, target, headers: plain ?? joinHeaders(headers), body, ...connection };
};

/** Turns what node:http has read into a Request of the Fetch standard. */
export const toFetchRequest = (
  message: IncomingMessage,
  { method, target, headers, plain }: Head,
  origin: string,
  body: Uint8Array,
): Request => {
  // A Request takes no body with GET and HEAD, and no method TRACE at all; HTTP has both.
  const bodiless = ["GET", "HEAD", "TRACE"].includes(method);
  const request = new Request(`${origin}${target}`, {
    method: method === "TRACE" ? "GET" : method,
    headers: plain ? sentHeaders(message) : headers,
    ...(!bodiless && body.length > 0 && { body: new Uint8Array(body) }),
  });
  remoteAddresses.set(request, message.socket.remoteAddress ?? "");
  return method === "TRACE" ? Object.defineProperty(request, "method", { value: method }) : request;
};
