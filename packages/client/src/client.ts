import { type paths, servers } from "@partner-qualification/types";
import createFetchClient, { type Client as FetchClient, type Middleware } from "openapi-fetch";

/** Gives the access token of one call. Called for each call; what it returns is put into no message and no log. */
export type TokenProvider = () => string | Promise<string>;

export interface ClientOptions {
  /** Where the access token of each call comes from. */
  credential: TokenProvider;
  /**
   * The server, without `/v1`.
   *
   * @default servers.global, `https://api.partnercenter.microsoft.com`
   */
  baseUrl?: string;
  /**
   * Sends the request.
   *
   * @default globalThis.fetch
   */
  fetch?: (request: Request) => Promise<Response>;
}

/** The five calls by path: `client.GET("/v1/customers/{customer-tenant-id}/qualifications", …)`. */
export type Client = FetchClient<paths, "application/json">;

/** Sets the token, and the ids that the caller did not give. */
const identify = (credential: TokenProvider): Middleware => ({
  async onRequest({ request }) {
    const token = await credential();
    if (!token) throw new TypeError("The credential gave no token: return the access token as a string.");
    request.headers.set("Authorization", `Bearer ${token}`);
    for (const name of ["MS-RequestId", "MS-CorrelationId"]) {
      if (!request.headers.has(name)) request.headers.set(name, crypto.randomUUID());
    }
    return request;
  },
});

/**
 * Makes a client of the customer-qualification calls.
 *
 * Each method returns `{ data, error, response }`: `data` on a 2xx answer, else `error` with the parsed body.
 * Every call carries the token of `credential`, a new `MS-RequestId` (the idempotency key) and a new
 * `MS-CorrelationId`; give either in `params.header` to choose it, as for a retry of the same call.
 *
 * @example
 * const client = createClient({ credential: () => token });
 * const { data, error } = await client.POST("/v1/customers/{customer-tenant-id}/qualifications", {
 *   params: { path: { "customer-tenant-id": customer } },
 *   body: { qualification: "Education", educationSegment: "K12", website: "contoso.edu" },
 * });
 *
 * @throws TypeError (from a call) when the credential gives no token, and whatever the credential or `fetch` throws.
 * @see The headers are those of the page "Partner Center REST headers".
 */
export const createClient = ({ credential, baseUrl = servers.global, fetch }: ClientOptions): Client => {
  const client = createFetchClient<paths, "application/json">({
    baseUrl,
    headers: { Accept: "application/json" },
    ...(fetch && { fetch }),
  });
  client.use(identify(credential));
  return client;
};
