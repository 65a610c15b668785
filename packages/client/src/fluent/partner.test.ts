import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, guid, reply, settle, silence } from "../../test/create-test-client.ts";
import { type CallOptions, servers, toPartnerError } from "../index.ts";

const other = "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745";

describe("a partner", () => {
  it.each([
    ["get", "GET", "qualification", "", '"education"'],
    ["getQualifications", "GET", "qualifications", "", "[]"],
    ["update to Education", "PUT", "qualification", "1", '"education"'],
    ["update to GCC", "PUT", "qualification?code=12%2F345", "3", '"governmentcommunitycloud"'],
    [
      "createQualifications",
      "POST",
      "qualifications",
      '{"qualification":"GovernmentCommunityCloud","validationCode":"12/345"}',
      '{"qualification":"GovernmentCommunityCloud"}',
    ],
  ])("sends what its methods say: %s", async (call, method, resource, body, responseBody) => {
    const { qualification, sent } = createTestClient({ replies: [reply(200, responseBody)] });
    const calls: Record<string, () => Promise<unknown>> = {
      get: () => qualification.get(),
      getQualifications: () => qualification.getQualifications(),
      "update to Education": () => qualification.update("Education"),
      "update to GCC": () => qualification.update("GovernmentCommunityCloud", "12/345"),
      createQualifications: () =>
        qualification.createQualifications({ qualification: "GovernmentCommunityCloud", validationCode: "12/345" }),
    };
    expect(await calls[call]?.()).toEqual(JSON.parse(responseBody));
    expect(sent).toEqual([
      expect.objectContaining({ method, url: `${servers.global}/v1/customers/${customer}/${resource}`, body }),
    ]);
  });

  it("lists its validation codes", async () => {
    const list = [{ partnerId: customer, organizationName: "Contoso", validationId: "12345" }];
    const { partner, sent } = createTestClient({ replies: [reply(200, list)] });
    expect(await partner.validations.getValidationCodes()).toEqual(list);
    expect(sent).toMatchObject([{ method: "GET", url: `${servers.global}/v1/customers/all/validations` }]);
  });

  it("reads the validation code of a customer", async () => {
    const relationship = { customerId: customer, partnerId: other, organizationName: "Contoso", validationId: "12345" };
    for (const status of [200, 201]) {
      const { partner, sent } = createTestClient({ replies: [reply(status, relationship)] });
      expect(await partner.customers.byId(customer).validations.get()).toEqual(relationship);
      expect(sent).toMatchObject([{ method: "GET", url: `${servers.global}/v1/customers/${customer}/validations` }]);
    }
  });

  it("throws what toPartnerError returns for the call by path", async () => {
    const { qualification, client } = createTestClient({ replies: [reply(409, { code: "1", description: "Taken" })] });
    const thrown = await errorOf(qualification.get());
    const result = await client.GET("/v1/customers/{customer-tenant-id}/qualification", {
      params: { path: { "customer-tenant-id": customer } },
    });
    const error = toPartnerError(result);
    const same = { kind: "conflict", code: "1", description: "Taken", status: 409, operation: "getQualification" };
    expect(thrown).toMatchObject(same);
    expect(error).toMatchObject(same);
  });

  it("passes the options of a call that has a validation code, and of one that has none", async () => {
    const { qualification, sent } = createTestClient({ replies: [reply(200, '"education"')] });
    await qualification.update("Education", { requestId: other });
    await qualification.update("GovernmentCommunityCloud", "12345", { requestId: other });
    expect(sent.map(({ headers }) => headers.get("MS-RequestId"))).toEqual([other, other]);
  });
});

describe("a scope", () => {
  const correlations = (sent: { headers: Headers }[]) => sent.map(({ headers }) => headers.get("MS-CorrelationId"));

  it("has one MS-CorrelationId for all its calls, and a new MS-RequestId for each", async () => {
    const { partner, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const scope = partner.with({ correlationId: other });
    await scope.validations.getValidationCodes();
    await scope.customers.byId(customer).qualification.getQualifications();
    await scope.customers.byId(customer).qualification.getQualifications({ correlationId: customer });
    expect(correlations(sent)).toEqual([other, other, customer]);
    expect(new Set(sent.map(({ headers }) => headers.get("MS-RequestId"))).size).toBe(3);
    await partner.validations.getValidationCodes();
    expect(correlations(sent)[3]).toMatch(guid);
    expect(correlations(sent)[3]).not.toBe(other);
  });

  it("inherits from the scope it is made of, and shares the token of the partner", async () => {
    let requests = 0;
    const credential = () => {
      requests += 1;
      return { token: "a-token", expiresOnTimestamp: Number.POSITIVE_INFINITY };
    };
    const { partner, sent } = createTestClient({ replies: [reply(200, "[]")], credential });
    await partner.with({ correlationId: other }).with({ timeout: 5 }).validations.getValidationCodes();
    await partner.validations.getValidationCodes();
    expect(correlations(sent)[0]).toBe(other);
    expect(requests).toBe(1);
  });

  it("bounds its calls, whose own limits come first", async () => {
    const { partner, clock } = createTestClient({ replies: [silence], retry: { attempts: 1 } });
    const scope = partner.with({ timeout: 1_000, deadline: 9_000 });
    const calls: [CallOptions, number][] = [
      [{}, 1_000],
      [{ timeout: undefined, deadline: undefined }, 1_000],
      [{ timeout: 2_000 }, 2_000],
      [{ timeout: 20_000 }, 9_000],
      [{ deadline: 500 }, 500],
    ];
    for (const [own, ms] of calls) {
      const call = errorOf(scope.customers.byId(customer).qualification.get(own));
      await settle();
      expect(clock.timers()).toEqual([ms]);
      clock.advance(ms);
      expect((await call).kind).toBe("timeout");
    }
  });

  it("ends its calls with its signal, also those that name none of their own", async () => {
    const { partner } = createTestClient({ replies: [reply(200, "[]")] });
    const scope = partner.with({ signal: AbortSignal.abort("closed") });
    for (const own of [undefined, {}, { signal: undefined }]) {
      const error = await errorOf(scope.validations.getValidationCodes(own));
      expect(error).toMatchObject({ kind: "aborted", cause: "closed" });
      const { qualification } = scope.customers.byId(customer);
      expect(await errorOf(qualification.getQualifications(own))).toMatchObject({ kind: "aborted" });
      expect(await errorOf(qualification.waitForVetting(own))).toMatchObject({ kind: "aborted" });
    }
    expect(await scope.validations.getValidationCodes({ signal: null })).toEqual([]);
  });
});
