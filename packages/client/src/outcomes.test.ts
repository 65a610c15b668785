import { expect, it } from "vitest";
import {
  createTestClient,
  customer,
  errorOf,
  noConnection,
  path,
  type Reply,
  reply,
  silence,
} from "../test/create-test-client.ts";
import { runClock } from "../test/run-clock.ts";
import { type ClientOptions, isPartnerError, toPartnerError } from "./index.ts";

// What the README says of calls by path: `error` for a 4xx and a 5xx, and everything else is thrown. By methods all is thrown.

const one = "/v1/customers/{customer-tenant-id}/qualification";

interface Failure {
  reply?: Reply;
  id?: string;
  options?: Partial<ClientOptions>;
  limits?: { timeout?: number; deadline?: number; signal?: AbortSignal };
}

/** Makes the same call in both ways, each with a client of its own. */
const both = ({ reply: response = reply(200, '"none"'), id = customer, options, limits }: Failure) => {
  const create = () => createTestClient({ replies: [response], retry: { attempts: 1 }, ...options });
  const [byPath, byMethod] = [create(), create()];
  return {
    byPath: runClock(
      byPath.clock,
      byPath.client.GET(one, { params: { path: { ...path, "customer-tenant-id": id } }, ...limits }),
    ),
    byMethod: runClock(byMethod.clock, byMethod.partner.customers.byId(id).qualification.get(limits)),
  };
};

it.each<[kind: string, status: number]>([
  ["invalid", 400],
  ["unauthorized", 401],
  ["forbidden", 403],
  ["not-found", 404],
  ["conflict", 409],
  ["throttled", 429],
  ["unavailable", 500],
  ["unavailable", 599],
])("%s by a %i is returned by path, and thrown by a method", async (kind, status) => {
  const { byPath, byMethod } = both({ reply: reply(status, { code: "1", description: "text" }) });
  const thrown = errorOf(byMethod);
  const result = await byPath;
  expect(result.error).toMatchObject({ description: "text" });
  expect(toPartnerError(result)).toMatchObject({ kind, status });
  expect(await thrown).toMatchObject({ kind, status });
});

const aborted = AbortSignal.abort();

it.each<[what: string, kind: string, failure: Failure]>([
  ["no connection", "unavailable", { reply: noConnection }],
  ["a timeout", "timeout", { reply: silence, limits: { timeout: 5 } }],
  ["a deadline", "timeout", { reply: silence, limits: { deadline: 5 } }],
  ["the caller's signal", "aborted", { limits: { signal: aborted } }],
  ["an invalid id", "invalid", { id: "contoso" }],
  ["a credential that fails", "unauthorized", { options: { credential: () => Promise.reject(new Error("no")) } }],
  ["a credential without a token", "unauthorized", { options: { credential: { getToken: async () => null } } }],
  ["a 2xx with another body", "unexpected-response", { reply: reply(200, "<html>") }],
  ["a redirect", "unexpected-response", { reply: reply(307) }],
  ["a response that is too large", "response-too-large", { options: { maxResponseSize: 1 } }],
])("%s is thrown as a PartnerError of kind %s in both ways", async (_, kind, failure) => {
  const { byPath, byMethod } = both(failure);
  const errors = await Promise.all([errorOf(byPath), errorOf(byMethod)]);
  for (const error of errors) {
    expect(isPartnerError(error)).toBe(true);
    expect(error).toMatchObject({ kind });
  }
});

it("an invalid body is thrown by path, too", async () => {
  const { client } = createTestClient();
  const body = { qualification: "Education" } as never;
  const params = { path };
  const error = await errorOf(client.POST("/v1/customers/{customer-tenant-id}/qualifications", { params, body }));
  expect(isPartnerError(error, "invalid")).toBe(true);
});

it("what the types exclude is a TypeError: another path, and a header that cannot be sent", async () => {
  const { client } = createTestClient();
  expect(await errorOf(client.GET("/v1/customers" as "/v1/customers/all/validations"))).toBeInstanceOf(TypeError);
  const headers = { "X-Locale": "a\nb" };
  expect(await errorOf(client.GET("/v1/customers/all/validations", { headers }))).toBeInstanceOf(TypeError);
});
