import { expect } from "vitest";
import { createRulesMock, partner, pathOfCustomer, type RuleTests } from "../rules-testing.ts";
import { asynchronous, customer } from "../testing.ts";

const validation = `/v1/customers/${customer}/validations`;
const oneCode = (remainingCreates: number) => ({ seed: { codes: [{ validationId: "4711", remainingCreates }] } });
const invalidProperty = { status: 400, body: { code: "3000" } };
const conflict = { status: 409, body: { code: "409" } };

/** What the rules say of validation codes. */
export const validationCodeRules: RuleTests = {
  async "code-is-used-up"() {
    const { post, gcc, codes } = createRulesMock(oneCode(2));
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
    const { gcc, codes, read } = createRulesMock();
    await gcc("12345");
    const [{ eTag, organizationName }] = await codes();
    const body = { customerId: customer, partnerId: partner, organizationName, validationId: "12345", eTag };
    expect(await read(validation)).toMatchObject({ status: 200, body });
    const synchronously = createRulesMock();
    await synchronously.put(3, "987654");
    expect((await synchronously.read(validation)).body.validationId).toBe("987654");
    const seeded = {
      qualification: "GovernmentCommunityCloud",
      vettingStatus: "Approved",
      validationCode: "1",
    } as const;
    const { read: readSeeded } = createRulesMock({
      seed: { codes: [{ validationId: "1" }], customers: { [customer]: [seeded] } },
    });
    expect((await readSeeded(validation)).body.validationId).toBe("1");
    expect((await readSeeded(asynchronous)).body).toEqual([
      { qualification: "GovernmentCommunityCloud", vettingStatus: "Approved" },
    ]);
  },
  async "customers-without-a-code-are-not-found"() {
    const { put, read } = createRulesMock();
    const missing = { status: 404, body: { code: "1000" } };
    expect(await read(validation)).toMatchObject(missing);
    await put(1);
    expect(await read(validation)).toMatchObject(missing);
    const strict = createRulesMock({ strictCustomers: true, seed: {} });
    expect(await strict.read(validation)).toMatchObject({ status: 404, body: { code: "60003" } });
  },
  async "invalid-codes-are-rejected"() {
    const { put, gcc } = createRulesMock(oneCode(0));
    for (const response of [await put(3), await put(3, "nothing"), await put(3, "4711"), await gcc("4711")])
      expect(response).toMatchObject(invalidProperty);
    expect((await put(3, "4711")).body.description).toBe(
      "Invalid property: query parameter 'code' is used up; take another validation code.",
    );
  },
  async "conflicts-come-before-codes"() {
    const { education, gcc, put, soe } = createRulesMock({ vetting: "hold" });
    await education();
    for (const response of [await gcc("NotRealCode"), await put(3, "NotRealCode")]) {
      expect(response).toMatchObject(conflict);
      expect(response.body.description).toContain("cannot be combined");
    }
    expect((await soe()).status).toBe(201);
  },
};
