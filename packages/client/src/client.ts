import type { paths } from "@partner-qualification/types";
import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { client as self } from "./generated/contract.ts";
import { checkCallNames } from "./options/call-options.ts";
import type { ClientOptions, PathClientOptions } from "./options/client-options.ts";
import { mergeDefaultHeaders } from "./options/default-headers.ts";
import { type ResolvedOptions, resolveOptions } from "./options/resolve-options.ts";
import type { CallLimits } from "./transport/deadline.ts";
import { asPlain, PlainRequest } from "./transport/plain-request.ts";
import { createTransport, type Transport } from "./transport/transport.ts";

/** A client of openapi-fetch for the operations of the spec: `client.GET("/v1/customers/all/validations")`. */
export type Client = FetchClient<paths>;

/** openapi-fetch sets on a `Request` the options of a call that it does not know itself. */
type LimitedRequest = Request & Pick<CallLimits, "timeout" | "deadline">;

/** The options that go to openapi-fetch as they are, or merged. */
type FetchClientOptions = Omit<PathClientOptions, keyof ClientOptions>;

const fetchClientOptions: Record<keyof FetchClientOptions, unknown> = {
  headers: 1,
  querySerializer: 1,
  bodySerializer: 1,
};

/** Makes the client by path of a transport, from resolved options. */
export const createClientOf = (
  { base, headers }: ResolvedOptions,
  transport: Transport,
  { headers: given, querySerializer, bodySerializer }: FetchClientOptions = {},
): Client =>
  createFetchClient<paths>({
    baseUrl: base,
    headers: mergeDefaultHeaders(
      {
        Accept: "application/json",
        "MS-PartnerCenter-Client": self.name,
        "MS-SdkVersion": self.version,
        ...headers,
      },
      given,
    ),
    ...(querySerializer && { querySerializer }),
    ...(bodySerializer && { bodySerializer }),
    fetch: (request: LimitedRequest) => transport(request, request instanceof PlainRequest ? request.init : request),
  });

/** Options of a call with which other code than openapi-fetch and the transport sees its request or response. */
interface CallInit {
  middleware?: unknown;
  parseAs?: unknown;
  fetch?: unknown;
}

/** Checks the options of each call. Skips the `Request` when no middleware, `parseAs` or custom `fetch` can see it. */
const withCheckedCalls = (client: Client): Client => {
  const { GET, PUT, POST, request, use } = client;
  let hasMiddleware = false;
  const prepare = (given?: CallInit) => {
    const init = given ?? {};
    const hasReader = hasMiddleware || init.middleware !== undefined;
    checkCallNames(init, hasReader);
    return (hasReader || init.parseAs || init.fetch ? init : { ...asPlain, ...init }) as never;
  };
  // Asynchronous, so that a wrong option rejects the promise, as every other mistake in a call does.
  const checked = (call: (path: never, init: never) => unknown) => async (path: never, init?: CallInit) =>
    call(path, prepare(init));
  return Object.assign(client, {
    GET: checked(GET),
    PUT: checked(PUT),
    POST: checked(POST),
    request: async (method: never, path: never, init?: CallInit) => request(method, path, prepare(init)),
    use: (...middlewares: Parameters<typeof use>) => {
      hasMiddleware = true;
      use(...middlewares);
    },
  });
};

/**
 * Makes a client of the customer-qualification operations, by path: a client of
 * [openapi-fetch](https://openapi-ts.dev/openapi-fetch/), whose documentation holds for it (`use`, `parseAs`,
 * serializers, …). Its own `fetch` is the transport of this package, which adds the token, `MS-RequestId` (the idempotency
 * key, the same on every retry) and `MS-CorrelationId`; limits time, size and concurrency; and retries.
 *
 * Each method returns `{ data, error, response }`: `data` of a 2xx, else `error`, the body of a 4xx or 5xx, from which
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
 * @throws TypeError when an option is not known or cannot be used; from a call, when an option or its path is not known
 * or a header is not valid.
 * @throws PartnerError from a call that is not valid, or that got no response that the spec allows.
 * @see The headers are those of the page "Partner Center REST headers".
 */
export const createClient = (options: PathClientOptions): Client => {
  const resolved = resolveOptions(options, fetchClientOptions);
  return withCheckedCalls(createClientOf(resolved, createTransport(resolved), options));
};
