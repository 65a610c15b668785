import type { IncomingMessage } from "node:http";
import { maxHeaders } from "../request/limits.ts";

// Servers and proxies disagree on a repeated one of these (joined, first or last), which lets requests be smuggled.
const single = new Set([
  "host",
  "authorization",
  "content-type",
  "content-length",
  "content-encoding",
  "transfer-encoding",
  "expect",
  "ms-requestid",
  "ms-correlationid",
  "ms-contract-version",
  "x-locale",
]);

// RFC 9110, section 7.2: a name or an address, and a port.
const host = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\da-fv.:]+\])(?::\d{0,5})?$/i;

/** The headers as they were sent, in order: two of one name stay two. */
export const sentHeaders = ({ rawHeaders }: IncomingMessage): [string, string][] => {
  const headers: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);
  return headers;
};

/** The value of the header `Host`; undefined without one. */
export const hostOf = (headers: [string, string][]): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === "host")?.[1];

/** Headers by name in lower case, each with one value. */
export type SingleHeaders = Readonly<Record<string, string | undefined>>;

// Node.js has more than one value of `Set-Cookie` alone; of other names it joins or drops the further ones.
const areSingle = (headers: IncomingMessage["headers"], rawHeaders: string[]): headers is SingleHeaders => {
  if (headers["set-cookie"] !== undefined) return false;
  let names = 0;
  for (const _ in headers) names += 1;
  return names * 2 === rawHeaders.length;
};

/** Fast path: the headers when nothing needs a full check; otherwise undefined. */
export const ordinaryHeaders = ({ httpVersion, rawHeaders, headers }: IncomingMessage): SingleHeaders | undefined => {
  if (httpVersion !== "1.1" || rawHeaders.length > 2 * maxHeaders || headers.host === undefined) return undefined;
  if (headers["transfer-encoding"] !== undefined || !host.test(headers.host)) return undefined;
  return areSingle(headers, rawHeaders) ? headers : undefined;
};

/** What is wrong with the head of a request, though node:http could read it; undefined when nothing is. */
export const validateHead = (message: IncomingMessage, headers: [string, string][]): string | undefined => {
  const { httpVersion } = message;
  if (httpVersion !== "1.1" && httpVersion !== "1.0") return "this is not HTTP/1.1; send the request in that version.";
  if (headers.length > maxHeaders) return `there are more than ${maxHeaders} headers; send fewer.`;
  const seen = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (single.has(key) && seen.has(key)) return `header ${name} is sent more than once; send it once.`;
    seen.set(key, value);
  }
  if (httpVersion === "1.1" && !seen.has("host")) return "the header Host is missing; send it.";
  if (!host.test(seen.get("host") ?? "")) return "header Host is not a name or an address; send that of this server.";
  const coding = seen.get("transfer-encoding");
  if (coding !== undefined && coding.trim().toLowerCase() !== "chunked")
    return "header Transfer-Encoding names an unknown coding; send 'chunked', or Content-Length.";
  return undefined;
};
