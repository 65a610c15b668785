import { createFinalURL } from "openapi-fetch";
import type { AnswerKind } from "./answer.ts";
import { failCall, type Outcome, withoutValues } from "./call.ts";
import type { CallLimits, CallMethod } from "./calls.ts";
import { bodyProblem } from "./check-body.ts";
import { type CallInput, callProblem } from "./check-call.ts";
import { operations, client as self } from "./generated/contract.ts";
import { type ClientOptions, type ResolvedOptions, resolveOptions } from "./options.ts";
import { createSender } from "./send.ts";

/** What the description says of a call. */
interface KnownCall {
  operation: string;
  answer: AnswerKind;
  guids: readonly string[];
}

/** The calls by path: `client.GET("/v1/customers/{customer-tenant-id}/qualifications", …)`. */
export interface Client {
  GET: CallMethod<"get">;
  PUT: CallMethod<"put">;
  POST: CallMethod<"post">;
}

// No path and no query of the description has a list or an object: what openapi-fetch does with those is 10 % of the client.

/** Every parameter of a path is a GUID, which was checked before and needs no encoding. */
const fillIn =
  (guids: readonly string[]) =>
  (url: string, values: Record<string, unknown>): string =>
    guids.reduce((at, name) => at.replace(`{${name}}`, values[name] as string), url);

const querySerializer = (query: object): string =>
  Object.entries(query)
    .filter(([, value]) => value != null)
    .map((entry) => entry.map(encodeURIComponent).join("="))
    .join("&");

/** Puts further headers over some. Names are matched without regard to case, so that none stands there twice. */
const addHeaders = (headers: Record<string, string>, further: Record<string, unknown>): void => {
  for (const [name, value] of Object.entries(further)) {
    const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
    if (value !== undefined) headers[known] = String(value);
  }
};

/**
 * Makes a client of the customer-qualification calls, by path.
 *
 * Each method returns `{ data, error, response }`: `data` on a 2xx answer, else `error`, a `PartnerError`. Every call
 * carries a token of `credential`, an `MS-RequestId` (the idempotency key, the same on every retry of the call) and an
 * `MS-CorrelationId`; give either in `params.header` to choose it.
 *
 * @example
 * ```ts
 * const client = createClient({ credential });
 * const { data, error } = await client.POST("/v1/customers/{customer-tenant-id}/qualifications", {
 *   params: { path: { "customer-tenant-id": customer } },
 *   body: { qualification: "Education", educationSegment: "K12", website: "contoso.edu" },
 * });
 * ```
 *
 * @throws TypeError when an option cannot be used.
 * @throws PartnerError (from a call) when no answer came, or the call was refused before any request.
 * @see The headers are those of the page "Partner Center REST headers".
 */
export const createClient = (options: ClientOptions): Client => clientOf(resolveOptions(options));

/** The same, of options that were filled in already. */
export const clientOf = (options: ResolvedOptions): Client => {
  const { base } = options;
  const send = createSender(options);
  const ownHeaders = {
    // Its place is taken, whatever the case in which a caller gives another.
    Authorization: "",
    Accept: "application/json",
    "MS-PartnerCenter-Client": self.name,
    "MS-SdkVersion": self.version,
    ...options.headers,
  };

  const by = (method: keyof typeof operations) => {
    const known: Record<string, KnownCall> = operations[method];
    return async (path: string, init: CallInput & CallLimits = {}): Promise<Outcome> => {
      const found = known[path];
      // Every object has a constructor, but no call of that name.
      if (!found?.operation)
        throw new TypeError(`${method} has no ${withoutValues(path)}, but ${Object.keys(known).join(", ")}.`);
      const { operation, answer, guids } = found;
      const { params = {}, body, timeout = options.timeout, deadline = options.deadline, signal } = init;
      const { query, header } = params;
      const headers: Record<string, string> = {
        ...ownHeaders,
        "MS-RequestId": crypto.randomUUID(),
        "MS-CorrelationId": crypto.randomUUID(),
      };
      if (body !== undefined) headers["Content-Type"] = "application/json";
      if (header) addHeaders(headers, header);
      const { "MS-RequestId": requestId = "", "MS-CorrelationId": correlationId = "" } = headers;
      const problem = callProblem(guids, init) ?? bodyProblem(operation, init);
      const url = problem
        ? base + path
        : createFinalURL(path, { baseUrl: base, params, querySerializer, pathSerializer: fillIn(guids) });
      const about = { operation, method, path, url: query ? withoutValues(url) : url, requestId, correlationId };
      if (problem) throw failCall(about, `refused before any request: ${problem}`, { kind: "invalid", attempts: 0 });
      const { validationCode } = (body ?? {}) as { validationCode?: unknown };
      const secrets = [validationCode, ...Object.values(query ?? {})].filter(Boolean);
      const limits = { timeout, deadline, signal };
      return send({ about, answer, url, headers, body: JSON.stringify(body), secrets, limits });
    };
  };

  // The types of the calls are drawn from the description; at run time they are one function.
  return { GET: by("GET"), PUT: by("PUT"), POST: by("POST") } as unknown as Client;
};
