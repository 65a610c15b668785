import type { paths } from "@partner-qualification/types";
import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { client as self } from "./generated/contract.ts";
import type { ClientOptions } from "./options/client-options.ts";
import { type ResolvedOptions, resolveOptions } from "./options/resolve-options.ts";
import type { CallLimits } from "./transport/deadline.ts";
import { asPlain, PlainRequest } from "./transport/plain-request.ts";
import { createTransport, type Transport } from "./transport/transport.ts";

/** A client of openapi-fetch for the operations of the spec: `client.GET("/v1/customers/all/validations")`. */
export type Client = FetchClient<paths>;

/** openapi-fetch puts what it does not know of a call's options on the request. */
type LimitedRequest = Request & Pick<CallLimits, "timeout" | "deadline">;

/** Makes the client of a transport, of options that were resolved. */
export const createClientOf = ({ base, headers }: ResolvedOptions, transport: Transport): Client =>
  createFetchClient<paths>({
    baseUrl: base,
    headers: {
      Accept: "application/json",
      "MS-PartnerCenter-Client": self.name,
      "MS-SdkVersion": self.version,
      ...headers,
    },
    fetch: (request: LimitedRequest) => transport(request, request instanceof PlainRequest ? request.init : request),
  });

/** Options of a call that hand its request or response to others than the transport and openapi-fetch. */
interface Shared {
  middleware?: unknown;
  parseAs?: unknown;
}

/** Lets the calls be plain of which nobody else sees the request, nor the response before its body was read. */
const withPlainCalls = (client: Client): Client => {
  const { GET, PUT, POST, use } = client;
  let hasMiddleware = false;
  const plain = (call: (path: never, init: never) => unknown) => (path: never, init?: Shared) =>
    call(path, (hasMiddleware || init?.middleware || init?.parseAs ? init : { ...asPlain, ...init }) as never);
  return Object.assign(client, {
    GET: plain(GET),
    PUT: plain(PUT),
    POST: plain(POST),
    use: (...middlewares: Parameters<typeof use>) => {
      hasMiddleware = true;
      use(...middlewares);
    },
  });
};

/**
 * Makes a client of the customer-qualification operations, by path: a client of
 * [openapi-fetch](https://openapi-ts.dev/openapi-fetch/), whose documentation holds for it (`use`, `parseAs`,
 * serializers, …). Its `fetch` is the transport of this package, which adds the token, `MS-RequestId` (the idempotency
 * key, the same on every retry) and `MS-CorrelationId`; limits time, size and concurrency; and retries.
 *
 * Each method returns `{ data, error, response }`: `data` of a 2xx, else `error`, the body of a 4xx or 5xx, of which
 * `toPartnerError` makes a `PartnerError`. `timeout` and `deadline` (in ms) and `signal` may be given with each call.
 *
 * @example
 * ```ts
 * const client = createClient({ credential });
 * const { data, error } = await client.POST("/v1/customers/{customer-tenant-id}/qualifications", {
 *   params: { path: { "customer-tenant-id": customer } },
 *   body: { qualification: "Education", educationSegment: "K12", website: "contoso.edu" },
 * });
 * console.log(data ?? error);
 * ```
 *
 * @throws TypeError when an option is not known or cannot be used; from a call, when its path is not known or a header
 * is not valid.
 * @throws PartnerError from a call that is not valid, or that got no response which the spec allows.
 * @see The headers are those of the page "Partner Center REST headers".
 */
export const createClient = (options: ClientOptions): Client => {
  const resolved = resolveOptions(options);
  return withPlainCalls(createClientOf(resolved, createTransport(resolved)));
};
