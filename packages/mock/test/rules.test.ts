import { description } from "@partner-qualification/openapi";
import { expect, test } from "vitest";
import { app, createTestMock, otherPartner, otherRole, partner, pathOfCustomer, start, user } from "./rules-testing.ts";
import { asynchronous, base, bearer, codes, customer, mockWith, synchronous } from "./testing.ts";

const validation = `/v1/customers/${customer}/validations`;
const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
const oneCode = (remainingCreates: number) => ({ seed: { codes: [{ validationId: "4711", remainingCreates }] } });
const invalidProperty = { status: 400, body: { code: "3000" } };
const conflict = { status: 409, body: { code: "409" } };

/** The test of each rule of the spec, by its id. */
const tests: Record<string, () => Promise<void>> = {
  async "starts-without-qualification"() {
    const { get, list } = createTestMock();
    expect([await get(), await list()]).toEqual(["none", []]);
  },
  async "gcc-needs-validation-code"() {
    const { put, list } = createTestMock();
    expect(await put(3)).toMatchObject(invalidProperty);
    expect(await list()).toEqual([]);
    expect(await put(3, "12345")).toMatchObject({ status: 200, body: "governmentcommunitycloud" });
  },
  async "gcc-needs-unqualified-customer"() {
    const { put, gcc, codes } = createTestMock();
    await put(1);
    expect((await put(3, "12345")).status).toBe(409);
    expect((await gcc("12345")).status).toBe(409);
    expect((await codes())[0].remainingCreates).toBe(4);
  },
  async "qualification-is-final"() {
    const { put, education, get } = createTestMock();
    await put(3, "12345");
    for (const response of [await put(3, "12345"), await put(1), await education()]) expect(response.status).toBe(409);
    expect(await get()).toBe("governmentcommunitycloud");
  },
  async "education-excludes-gcc"() {
    const gccFirst = createTestMock();
    await gccFirst.gcc("12345");
    expect(await gccFirst.education()).toMatchObject(conflict);
    expect((await gccFirst.soe()).status).toBe(201);
    const soeFirst = createTestMock();
    await soeFirst.soe();
    expect((await soeFirst.education()).status).toBe(201);
    expect(await soeFirst.gcc("12345")).toMatchObject(conflict);
    const names = (list: { qualification: string }[]) => list.map(({ qualification }) => qualification);
    expect(names(await gccFirst.list())).toEqual(["GovernmentCommunityCloud", "StateOwnedEntity"]);
    expect(names(await soeFirst.list())).toEqual(["Education", "StateOwnedEntity"]);
  },
  async "education-is-vetted"() {
    const { mock, education, list } = createTestMock();
    const inReview = { qualification: "Education", vettingStatus: "InReview", vettingCreateDate: start };
    expect((await education()).body).toEqual(inReview);
    expect(await list()).toEqual([inReview]);
    mock.control.advanceClock("PT5S");
    expect(await list()).toEqual([{ ...inReview, vettingStatus: "Approved" }]);
    const denied = createTestMock({ vetting: "deny:Not an eligible Museum" });
    await denied.education();
    expect(await denied.list()).toEqual([
      { ...inReview, vettingStatus: "Denied", vettingReason: "Not an eligible Museum" },
    ]);
  },
  async "denied-may-request-again"() {
    const { get, education, gcc, list, mock } = createTestMock({ vetting: "deny" });
    await education();
    expect(await get()).toBe("none");
    expect((await education()).body.vettingStatus).toBe("InReview");
    mock.control.advanceClock("PT1S");
    expect((await gcc("12345")).status).toBe(201);
    expect(await list()).toHaveLength(1);
  },
  async "education-can-be-requested-three-times"() {
    const { education, gcc, list, mock } = createTestMock({ vetting: "deny" });
    for (let request = 1; request <= 3; request += 1) {
      expect((await education()).body).toEqual({
        ...{ qualification: "Education", vettingStatus: "InReview", vettingCreateDate: expect.any(String) },
      });
      mock.control.advanceClock("PT1S");
    }
    expect(await education()).toMatchObject({ status: 403, body: { code: "600006" } });
    expect(await list()).toMatchObject([{ vettingStatus: "Denied" }]);
    expect((await gcc("12345")).status).toBe(201);
  },
  async "gcc-approved-at-once"() {
    const { gcc, list } = createTestMock();
    const approved = {
      qualification: "GovernmentCommunityCloud",
      vettingStatus: "Approved",
      vettingCreateDate: start,
    };
    expect((await gcc("12345")).body).toEqual(approved);
    expect(await list()).toEqual([approved]);
  },
  async "state-owned-entity-is-not-vetted"() {
    const { soe, list } = createTestMock();
    expect((await soe()).body).toEqual({ qualification: "StateOwnedEntity" });
    expect(await list()).toEqual([{ qualification: "StateOwnedEntity" }]);
  },
  async "code-is-used-up"() {
    const { post, gcc, codes } = createTestMock(oneCode(2));
    const seen = [await codes()];
    for (const target of [pathOfCustomer(1), pathOfCustomer(2)]) {
      const body = { qualification: "GovernmentCommunityCloud", validationCode: "4711" };
      expect((await post(body, {}, target)).status).toBe(201);
      seen.push(await codes());
    }
    expect(seen.map(([code]) => code.remainingCreates)).toEqual([2, 1, 0]);
    expect(new Set(seen.map(([code]) => code.eTag)).size).toBe(3);
    expect(await gcc("4711")).toMatchObject(invalidProperty);
    expect((await codes())[0].eTag).toBe(seen[2]?.[0].eTag);
  },
  async "customer-keeps-its-code"() {
    const { gcc, codes, read } = createTestMock();
    await gcc("12345");
    const [{ eTag, organizationName }] = await codes();
    const body = { customerId: customer, partnerId: partner, organizationName, validationId: "12345", eTag };
    expect(await read(validation)).toMatchObject({ status: 200, body });
    const synchronously = createTestMock();
    await synchronously.put(3, "987654");
    expect((await synchronously.read(validation)).body.validationId).toBe("987654");
    const seeded = {
      qualification: "GovernmentCommunityCloud",
      vettingStatus: "Approved",
      validationCode: "1",
    } as const;
    const { read: readSeeded } = createTestMock({
      seed: { codes: [{ validationId: "1" }], customers: { [customer]: [seeded] } },
    });
    expect((await readSeeded(validation)).body.validationId).toBe("1");
    expect((await readSeeded(asynchronous)).body).toEqual([
      { qualification: "GovernmentCommunityCloud", vettingStatus: "Approved" },
    ]);
  },
  async "customers-without-a-code-are-not-found"() {
    const { put, read } = createTestMock();
    const missing = { status: 404, body: { code: "1000" } };
    expect(await read(validation)).toMatchObject(missing);
    await put(1);
    expect(await read(validation)).toMatchObject(missing);
    const strict = createTestMock({ strictCustomers: true, seed: {} });
    expect(await strict.read(validation)).toMatchObject({ status: 404, body: { code: "60003" } });
  },
  async "in-review-reads-none"() {
    const { education, get, mock } = createTestMock();
    await education();
    expect(await get()).toBe("none");
    mock.control.advanceClock("PT5S");
    expect(await get()).toBe("education");
  },
  async "writes-need-a-user"() {
    const { put, soe, list, codes } = createTestMock({}, app());
    expect([(await put(1)).status, (await soe()).status]).toEqual([403, 403]);
    expect(await list()).toEqual([]);
    expect(await codes()).toHaveLength(2);
  },
  async "gcc-needs-a-role"() {
    const directoryReader = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
    for (const claims of [{ wids: [otherRole, directoryReader] }, { roles: ["User Administrator"] }, {}])
      expect((await createTestMock({}, user(claims)).gcc("12345")).status).toBe(201);
    const without = createTestMock({}, user({ wids: [otherRole] }));
    expect((await without.gcc("12345")).status).toBe(403);
    expect((await without.education()).status).toBe(201);
  },
  async "same-request-id-acts-once"() {
    const { gcc, codes, list, mock } = createTestMock();
    const first = await gcc("12345", { "MS-RequestId": id });
    mock.control.advanceClock("PT1M");
    const again = await gcc("12345", { "MS-RequestId": id.toUpperCase() });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await codes())[0].remainingCreates).toBe(3);
    expect(await list()).toHaveLength(1);
  },
  async "ids-are-echoed"() {
    const ids = { "MS-RequestId": id, "MS-CorrelationId": customer };
    const { headers } = await createTestMock().soe(ids);
    for (const [name, value] of Object.entries(ids)) expect(headers.get(name)).toBe(value);
  },
  async "missing-ids-are-created"() {
    const { headers } = await createTestMock().soe();
    for (const name of ["MS-RequestId", "MS-CorrelationId"]) expect(headers.get(name)).toMatch(/^[\da-f-]{36}$/);
  },
  async "throttled-callers-wait"() {
    const { read, mock } = createTestMock({ throttle: 0.1 });
    expect((await read(synchronous)).status).toBe(200);
    mock.control.advanceClock("PT3S");
    const throttled = await read(asynchronous);
    expect(throttled).toMatchObject({ status: 429, body: { statusCode: 429 } });
    expect(throttled.headers.get("Retry-After")).toBe("7");
    expect(throttled.body.message).toBe("Rate limit is exceeded. Try again in 7 seconds.");
    expect((await read(synchronous, { Authorization: user({ tid: otherPartner }) })).status).toBe(200);
    mock.control.advanceClock("PT7S");
    expect((await read(synchronous)).status).toBe(200);
  },
  async "names-match-any-case"() {
    const { read } = createTestMock();
    expect((await read(`/V1/Customers/${customer.toUpperCase()}/QUALIFICATION`)).body).toBe("none");
  },
  async "property-names-match-any-case"() {
    const { post, list } = createTestMock();
    const twice = { qualification: "Education", Qualification: "Education", educationSegment: "K12" };
    expect((await post(twice)).body.description).toContain("property 'Qualification' is not known here");
    expect((await post({ Qualification: "Education", EDUCATIONSEGMENT: "K12" })).status).toBe(201);
    expect(await list()).toHaveLength(1);
  },
  async "responses-may-start-with-a-bom"() {
    const response = await createTestMock({ bom: true }).mock.fetch(
      new Request(`https://api.example${synchronous}`, { headers: { Authorization: user() } }),
    );
    expect(response.headers.get("Content-Length")).toBe("9");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes).toEqual(Buffer.from('\uFEFF"none"'));
  },
  async "sandbox-holds-75-customers"() {
    const { soe } = createTestMock({ sandbox: true, seed: {} });
    for (let number = 1; number <= 75; number += 1) expect((await soe({}, pathOfCustomer(number))).status).toBe(201);
    expect((await soe({}, pathOfCustomer(76))).status).toBe(400);
    expect((await soe({ Authorization: "Bearer other" }, pathOfCustomer(76))).status).toBe(201);
  },
  async "invalid-codes-are-rejected"() {
    const { put, gcc } = createTestMock(oneCode(0));
    for (const response of [await put(3), await put(3, "nothing"), await put(3, "4711"), await gcc("4711")])
      expect(response).toMatchObject(invalidProperty);
    expect((await put(3, "4711")).body.description).toBe(
      "Invalid property: query parameter 'code' is used up; take another validation code.",
    );
  },
  async "conflicts-are-rejected"() {
    const { education, soe, put } = createTestMock({ vetting: "hold" });
    await education();
    for (const response of [await education(), await put(1), await put(3, "12345")])
      expect(response).toMatchObject(conflict);
    expect((await soe()).status).toBe(201);
    expect(await soe()).toMatchObject(conflict);
  },
  async "conflicts-come-before-codes"() {
    const { education, gcc, put, soe } = createTestMock({ vetting: "hold" });
    await education();
    for (const response of [await gcc("NotRealCode"), await put(3, "NotRealCode")]) {
      expect(response).toMatchObject(conflict);
      expect(response.body.description).toContain("cannot be combined");
    }
    expect((await soe()).status).toBe(201);
  },
  async "app-only-writes-are-denied"() {
    expect(await createTestMock({}, app()).education()).toMatchObject({ status: 403, body: { code: "900329" } });
    expect(await createTestMock({}, bearer({ tid: partner })).put(1)).toMatchObject({
      status: 403,
      body: { code: "900329" },
    });
  },
  async "missing-roles-are-denied"() {
    const { put, gcc } = createTestMock({}, user({ wids: [otherRole] }));
    for (const response of [await put(3, "12345"), await gcc("12345")])
      expect(response).toMatchObject({ status: 403, body: { code: "1002" } });
  },
  async "expired-tokens-are-rejected"() {
    const exp = Date.parse(start) / 1_000;
    const { read, mock } = createTestMock({}, user({ exp: exp + 1 }));
    expect((await read(synchronous)).status).toBe(200);
    mock.control.advanceClock("PT1S");
    expect(await read(synchronous)).toMatchObject({ status: 401, body: { code: "400" } });
    expect((await read(synchronous, { Prefer: "code=404" })).status).toBe(401);
    const early = createTestMock({}, user({ nbf: exp + 1 }));
    expect(await early.read(synchronous)).toMatchObject({ status: 401, body: { code: "400" } });
    early.mock.control.advanceClock("PT1S");
    expect((await early.read(synchronous)).status).toBe(200);
  },
  async "users-need-multifactor-authentication"() {
    const required = { status: 401, body: { code: "900421" } };
    for (const amr of [undefined, [], ["pwd"], "mfa"]) {
      const { read, soe, list } = createTestMock({}, user({ amr }));
      for (const response of [await read(asynchronous), await read(validation), await soe()])
        expect(response).toMatchObject(required);
      expect((await createTestMock({ mfa: "off" }, user({ amr })).soe()).status).toBe(201);
      expect(await list()).toMatchObject(required.body);
    }
    expect((await createTestMock({}, app()).read(asynchronous)).status).toBe(200);
    expect((await createTestMock({}, "Bearer opaque").soe()).status).toBe(201);
  },
  async "multifactor-authentication-can-be-checked"() {
    const check = async (authorization: string, value?: string, options = {}) => {
      const headers = { Authorization: authorization, ...(value !== undefined && { ValidateMfa: value }) };
      const { status, headers: sent } = await mockWith(options).fetch(new Request(`${base}${codes}`, { headers }));
      return [status, sent.get("isMfaCompliant")];
    };
    const without = user({ amr: ["pwd"] });
    expect(await check(user(), "true")).toEqual([200, "true"]);
    expect(await check(without, "true")).toEqual([401, "false"]);
    expect(await check(without, "true", { mfa: "off" })).toEqual([200, "false"]);
    expect(await check(app(), "true")).toEqual([200, "true"]);
    expect(await check(user(), "false")).toEqual([200, null]);
    expect(await check(user())).toEqual([200, null]);
    expect(await check(user(), "yes")).toEqual([400, null]);
  },
  async "tokens-for-other-services-are-rejected"() {
    const others = ["https://graph.windows.net", "https://graph.microsoft.com/"];
    for (const aud of [...others, others])
      expect(await createTestMock({}, user({ aud })).read(asynchronous)).toMatchObject({
        ...{ status: 401, body: { code: "900420" } },
      });
    for (const aud of [
      "https://api.partnercenter.microsoft.com",
      `${base}/`,
      partner,
      [...others, base],
      [],
      undefined,
      1,
    ])
      expect((await createTestMock({}, user({ aud })).read(asynchronous)).status).toBe(200);
  },
  async "unknown-customers-are-not-found"() {
    const { read, soe } = createTestMock({ strictCustomers: true, seed: { customers: { [customer]: [] } } });
    expect((await read(asynchronous)).body).toEqual([]);
    for (const response of [await read(pathOfCustomer(1)), await soe({}, pathOfCustomer(1))])
      expect(response).toMatchObject({
        status: 404,
        body: { code: "60003", description: expect.stringContaining("add this one to the seed, or omit the option") },
      });
  },
  async "other-partners-customers-are-denied"() {
    const seed = { partners: { [otherPartner]: { customers: { [customer.toUpperCase()]: [] } } } };
    const { read, education } = createTestMock({ strictCustomers: true, seed });
    const description = `The partner ID ${partner} has no commerce relationship with the customer ID ${customer}.`;
    for (const response of [await read(synchronous), await education()])
      expect(response).toMatchObject({ status: 403, body: { code: "20002", description } });
    expect((await read(synchronous, { Authorization: user({ tid: otherPartner }) })).status).toBe(200);
  },
  async "request-id-belongs-to-one-request"() {
    const { put, soe, list } = createTestMock();
    const headers = { "MS-RequestId": id };
    await put(1, undefined, headers);
    for (const response of [await put(1, "12345", headers), await soe(headers), await soe(headers, pathOfCustomer(1))])
      expect(response).toMatchObject({ status: 409, body: { code: "409" } });
    expect((await put(1, undefined, headers)).body).toBe("education");
    expect(await list()).toHaveLength(1);
    expect((await soe({ ...headers, Authorization: "Bearer other" })).status).toBe(201);
  },
  async "synchronous-reads-what-is-approved"() {
    const { gcc, get } = createTestMock();
    await gcc("12345");
    expect(await get()).toBe("governmentcommunitycloud");
    const owned = createTestMock();
    await owned.soe();
    expect(await owned.get()).toBe("none");
    const denied = createTestMock({ vetting: "deny" });
    await denied.education();
    expect(await denied.get()).toBe("none");
  },
  async "synchronous-education-is-not-vetted"() {
    const { put, list, get } = createTestMock();
    expect((await put(1)).body).toBe("education");
    expect(await list()).toEqual([{ qualification: "Education", vettingStatus: "Approved" }]);
    expect(await get()).toBe("education");
  },
  async "entity-tags-match-nothing"() {
    const { put, codes, get } = createTestMock();
    const failed = { status: 412, body: { code: "412" } };
    for (const tag of ['"1"', 'W/"1"', '"1", *', "1"])
      expect(await put(3, "12345", { "If-Match": tag, "MS-RequestId": id })).toMatchObject(failed);
    expect(await get()).toBe("none");
    expect((await codes())[0].remainingCreates).toBe(4);
    expect(await put(1, undefined, { "If-Match": "*", "MS-RequestId": id })).toMatchObject({ status: 200 });
    expect((await put(1, undefined, { "If-Match": "*" })).status).toBe(409);
    const strict = createTestMock({ strictCustomers: true, seed: {} });
    expect((await strict.put(1, undefined, { "If-Match": '"1"' })).status).toBe(404);
    const appOnly = createTestMock({}, app());
    expect((await appOnly.put(1, undefined, { "If-Match": '"1"' })).status).toBe(403);
  },
  async "full-sandboxes-are-rejected"() {
    const customers = Object.fromEntries(
      Array.from({ length: 75 }, (_, number) => [pathOfCustomer(number).split("/")[3] ?? "", []]),
    );
    const { soe, gcc, codes } = createTestMock({ sandbox: true, seed: { customers, codes: [{ validationId: "1" }] } });
    expect(await gcc("1")).toMatchObject({ status: 400, body: { code: "800018" } });
    expect((await codes())[0].remainingCreates).toBeNull();
    expect((await soe({}, pathOfCustomer(1))).status).toBe(201);
  },
};

test.each(Object.keys(description["x-rules"]))("%s", async (rule) => {
  expect(tests[rule], "each rule of the spec has a test").toBeTypeOf("function");
  await tests[rule]?.();
});

test("every test belongs to a rule of the spec", () => {
  expect(Object.keys(tests).filter((rule) => !(rule in description["x-rules"]))).toEqual([]);
});
