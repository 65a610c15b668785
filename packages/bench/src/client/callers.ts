import { type ClientOptions, createClient, createPartner, type paths } from "@partner-qualification/client";
import axios from "axios";
import ky from "ky";
import createFetchClient from "openapi-fetch";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const path = "/v1/customers/{customer-tenant-id}/qualification";

/** What the client sends by itself; the others are given the same, with fresh ids. */
const headers = () => ({
  Accept: "application/json",
  Authorization: "Bearer a-token",
  "MS-CorrelationId": crypto.randomUUID(),
  "MS-PartnerCenter-Client": "partner-qualification-client",
  "MS-RequestId": crypto.randomUUID(),
  "MS-SdkVersion": "0.1.0",
});

/** As users configure it: a credential whose token is cached, the default retry, throttle and limits, and events. */
const options = (baseUrl: string): ClientOptions => ({
  baseUrl,
  credential: async () => ({ token: "a-token", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
  onEvent: () => {},
});

/** Makes the same call in one way: it reads a customer's qualification from a server. */
export type Caller = (origin: string) => () => Promise<unknown>;

const bareFetch: Caller = (origin) => {
  const url = origin + path.replace("{customer-tenant-id}", customer);
  return async () => (await fetch(url, { headers: headers() })).json();
};

/** Every way that is measured, by name. The first is what the others are compared with. */
export const callers: Record<string, Caller> = {
  fetch: bareFetch,
  "openapi-fetch": (origin) => {
    const client = createFetchClient<paths>({ baseUrl: origin });
    const params = { path: { "customer-tenant-id": customer } };
    return async () => (await client.GET(path, { params, headers: headers() })).data;
  },
  "by path": (origin) => {
    const client = createClient(options(origin));
    const params = { path: { "customer-tenant-id": customer } };
    return async () => (await client.GET(path, { params })).data;
  },
  fluent: (origin) => {
    const partner = createPartner(options(origin));
    return () => partner.customers.byId(customer).qualification.get();
  },
  ky: (origin) => {
    const url = origin + path.replace("{customer-tenant-id}", customer);
    return () => ky.get(url, { headers: headers() }).json();
  },
  axios: (origin) => {
    const url = origin + path.replace("{customer-tenant-id}", customer);
    return async () => (await axios.get(url, { headers: headers() })).data;
  },
  // What it differs from the first is what the measurement cannot tell.
  "fetch, once more": bareFetch,
};
