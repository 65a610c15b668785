import { createClient, isPartnerError } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";
import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { concernedBy } from "./concerned-by.ts";
import { createHooks } from "./index.ts";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const params = { path: { "customer-tenant-id": customer } };
const qualification = "/v1/customers/{customer-tenant-id}/qualification";
const qualifications = "/v1/customers/{customer-tenant-id}/qualifications";
const validations = "/v1/customers/all/validations";

const hooksOver = (fetch: (request: Request) => Promise<Response>) =>
  createHooks(createClient({ credential: () => "token", retry: { attempts: 1 }, fetch }));

describe("queryOptions", () => {
  it("has what the call by path is called with for a key", () => {
    const { queryOptions } = hooksOver(createMock().fetch);
    expect(queryOptions("get", qualifications, { params }).queryKey).toEqual(["get", qualifications, { params }]);
    expect(queryOptions("get", validations).queryKey).toEqual(["get", validations]);
  });

  it("gives the data of the client, under that key", async () => {
    const queryClient = new QueryClient();
    const options = hooksOver(createMock().fetch).queryOptions("get", validations);
    const codes = await queryClient.fetchQuery(options);
    expect(codes[0]?.organizationName).toBe("Contoso, Inc.");
    expect(queryClient.getQueryData(options.queryKey)).toBe(codes);
  });

  it("fails with the client's error", async () => {
    const { fetch } = createMock({ strictCustomers: true });
    const options = hooksOver(fetch).queryOptions("get", qualification, { params });
    const error = await new QueryClient().fetchQuery(options).catch((reason: unknown) => reason);
    expect(isPartnerError(error, "not-found")).toBe(true);
  });

  it("aborts the call of a query that is canceled", async () => {
    const queryClient = new QueryClient();
    let sent: Request | undefined;
    const options = hooksOver((request) => {
      sent = request;
      return new Promise(() => {});
    }).queryOptions("get", validations);
    const canceled = queryClient.fetchQuery(options).catch(() => "canceled");
    await expect.poll(() => sent).toBeDefined();
    await queryClient.cancelQueries({ queryKey: options.queryKey });
    expect(await canceled).toBe("canceled");
    expect(sent?.signal.aborted).toBe(true);
  });
});

describe("a write concerns", () => {
  const other = { path: { "customer-tenant-id": "2fa8a5c3-7f4e-4a71-9c21-0d6c1d0c8a55" } };
  const upper = { path: { "customer-tenant-id": customer.toUpperCase() } };
  it.each([
    ["the synchronous API of its customer", ["get", qualification, { params }], true],
    ["the asynchronous API of its customer", ["get", qualifications, { params, timeout: 5 }], true],
    ["its customer in upper case", ["get", qualifications, { params: upper }], true],
    ["the validation codes", ["get", validations], true],
    ["not another customer", ["get", qualifications, { params: other }], false],
    ["not what others have for a key", ["todos", { done: true }], false],
    ["not an empty key", [], false],
  ])("%s", (_, queryKey, concerned) => {
    expect(concernedBy({ params, body: { qualification: "StateOwnedEntity" } })({ queryKey })).toBe(concerned);
  });
});
