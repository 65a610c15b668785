import type { RequestOptions } from "openapi-fetch";
import type { CallLimits } from "../transport/deadline.ts";
import { checkNames, nearestName } from "./check-names.ts";

/** The options of a call by path: those of openapi-fetch, which does not declare `Request`, and our limits. */
const callOptions: Record<keyof RequestOptions<unknown> | keyof CallLimits | "Request", unknown> = {
  params: 1,
  body: 1,
  headers: 1,
  signal: 1,
  timeout: 1,
  deadline: 1,
  baseUrl: 1,
  parseAs: 1,
  querySerializer: 1,
  bodySerializer: 1,
  middleware: 1,
  fetch: 1,
  Request: 1,
};

/**
 * What else `fetch` takes: first as browsers have it, then of undici, Next.js, Deno, Cloudflare (three) and Bun.
 *
 * @see https://fetch.spec.whatwg.org/#requestinit
 */
const fetchOptions = new Set(
  (
    "method mode credentials cache redirect referrer referrerPolicy integrity keepalive duplex priority window " +
    "targetAddressSpace dispatcher next client cf fetcher encodeResponseBody tls proxy unix verbose decompress protocol"
  ).split(" "),
);

/**
 * Checks the names of the options of a call by path. openapi-fetch puts options that it does not know on the request, where
 * a middleware may read them: with one, only a name that looks like a misspelled option is rejected.
 *
 * @throws TypeError when a name is not known.
 */
export const checkCallNames = (given: object, hasMiddleware: boolean): void =>
  checkNames(given, callOptions, (name) =>
    hasMiddleware ? nearestName(name, callOptions) === undefined : fetchOptions.has(name),
  );
