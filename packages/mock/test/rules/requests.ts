import { expect } from "vitest";
import { app, createRulesMock, otherPartner, pathOfCustomer, type RuleTests, user } from "../rules-testing.ts";
import { asynchronous, customer, synchronous } from "../testing.ts";

const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";

/** What the rules say of requests and responses in general: ids, names, throttling, entity tags, sandboxes. */
export const requestRules: RuleTests = {
  async "same-request-id-acts-once"() {
    const { gcc, codes, list, advance } = createRulesMock();
    const first = await gcc("12345", { "MS-RequestId": id });
    await advance("PT1M");
    const again = await gcc("12345", { "MS-RequestId": id.toUpperCase() });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await codes())[0].remainingCreates).toBe(3);
    expect(await list()).toHaveLength(1);
  },
  async "request-id-belongs-to-one-request"() {
    const { put, soe, list } = createRulesMock();
    const headers = { "MS-RequestId": id };
    await put(1, undefined, headers);
    for (const response of [await put(1, "12345", headers), await soe(headers), await soe(headers, pathOfCustomer(1))])
      expect(response).toMatchObject({ status: 409, body: { code: "409" } });
    expect((await put(1, undefined, headers)).body).toBe("education");
    expect(await list()).toHaveLength(1);
    expect((await soe({ ...headers, Authorization: "Bearer other" })).status).toBe(201);
  },
  async "throttled-callers-wait"() {
    const { read, advance } = createRulesMock({ throttle: 0.1 });
    expect((await read(synchronous)).status).toBe(200);
    await advance("PT3S");
    const throttled = await read(asynchronous);
    expect(throttled).toMatchObject({ status: 429, body: { statusCode: 429 } });
    expect(throttled.headers.get("Retry-After")).toBe("7");
    expect(throttled.body.message).toBe("Rate limit is exceeded. Try again in 7 seconds.");
    expect((await read(synchronous, { Authorization: user({ tid: otherPartner }) })).status).toBe(200);
    await advance("PT7S");
    expect((await read(synchronous)).status).toBe(200);
  },
  async "names-match-any-case"() {
    const { read } = createRulesMock();
    expect((await read(`/V1/Customers/${customer.toUpperCase()}/QUALIFICATION`)).body).toBe("none");
  },
  async "property-names-match-any-case"() {
    const { post, list } = createRulesMock();
    const twice = { qualification: "Education", Qualification: "Education", educationSegment: "K12" };
    expect((await post(twice)).body.description).toContain("property 'Qualification' is not known here");
    expect((await post({ Qualification: "Education", EDUCATIONSEGMENT: "K12" })).status).toBe(201);
    expect(await list()).toHaveLength(1);
  },
  async "responses-may-start-with-a-bom"() {
    const response = await createRulesMock({ bom: true }).mock.fetch(
      new Request(`https://api.example${synchronous}`, { headers: { Authorization: user() } }),
    );
    expect(response.headers.get("Content-Length")).toBe("9");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes).toEqual(Buffer.from('\uFEFF"none"'));
  },
  async "entity-tags-match-nothing"() {
    const { put, codes, get } = createRulesMock();
    const failed = { status: 412, body: { code: "412" } };
    for (const tag of ['"1"', 'W/"1"', '"1", *', "1"])
      expect(await put(3, "12345", { "If-Match": tag, "MS-RequestId": id })).toMatchObject(failed);
    expect(await get()).toBe("none");
    expect((await codes())[0].remainingCreates).toBe(4);
    expect(await put(1, undefined, { "If-Match": "*", "MS-RequestId": id })).toMatchObject({ status: 200 });
    expect((await put(1, undefined, { "If-Match": "*" })).status).toBe(409);
    const strict = createRulesMock({ strictCustomers: true, seed: {} });
    expect((await strict.put(1, undefined, { "If-Match": '"1"' })).status).toBe(404);
    const appOnly = createRulesMock({}, app());
    expect((await appOnly.put(1, undefined, { "If-Match": '"1"' })).status).toBe(403);
  },
  async "sandbox-holds-75-customers"() {
    const { soe } = createRulesMock({ sandbox: true, seed: {} });
    for (let number = 1; number <= 75; number += 1) expect((await soe({}, pathOfCustomer(number))).status).toBe(201);
    expect((await soe({}, pathOfCustomer(76))).status).toBe(400);
    expect((await soe({ Authorization: "Bearer other" }, pathOfCustomer(76))).status).toBe(201);
  },
  async "full-sandboxes-are-rejected"() {
    const customers = Object.fromEntries(
      Array.from({ length: 75 }, (_, number) => [pathOfCustomer(number).split("/")[3] ?? "", []]),
    );
    const { soe, gcc, codes } = createRulesMock({ sandbox: true, seed: { customers, codes: [{ validationId: "1" }] } });
    expect(await gcc("1")).toMatchObject({ status: 400, body: { code: "800018" } });
    expect((await codes())[0].remainingCreates).toBeNull();
    expect((await soe({}, pathOfCustomer(1))).status).toBe(201);
  },
};
