import { expect } from "vitest";
import {
  app,
  createRulesMock,
  otherPartner,
  otherRole,
  partner,
  pathOfCustomer,
  type RuleTests,
  start,
  user,
} from "../rules-testing.ts";
import { asynchronous, base, bearer, codes, customer, synchronous } from "../testing.ts";

const validation = `/v1/customers/${customer}/validations`;

/** What the rules say of tokens, of roles, and of the customers that a caller may reach. */
export const credentialRules: RuleTests = {
  async "gcc-needs-a-role"() {
    const directoryReader = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
    for (const claims of [{ wids: [otherRole, directoryReader] }, { roles: ["User Administrator"] }, {}])
      expect((await createRulesMock({}, user(claims)).gcc("12345")).status).toBe(201);
    const without = createRulesMock({}, user({ wids: [otherRole] }));
    expect((await without.gcc("12345")).status).toBe(403);
    expect((await without.education()).status).toBe(201);
  },
  async "app-only-writes-are-denied"() {
    expect(await createRulesMock({}, app()).education()).toMatchObject({ status: 403, body: { code: "900329" } });
    expect(await createRulesMock({}, bearer({ tid: partner })).put(1)).toMatchObject({
      status: 403,
      body: { code: "900329" },
    });
  },
  async "expired-tokens-are-rejected"() {
    const exp = Date.parse(start) / 1_000;
    const { read, advance } = createRulesMock({}, user({ exp: exp + 1 }));
    expect((await read(synchronous)).status).toBe(200);
    await advance("PT1S");
    expect(await read(synchronous)).toMatchObject({ status: 401, body: { code: "400" } });
    expect((await read(synchronous, { Prefer: "code=404" })).status).toBe(401);
    const early = createRulesMock({}, user({ nbf: exp + 1 }));
    expect(await early.read(synchronous)).toMatchObject({ status: 401, body: { code: "400" } });
    await early.advance("PT1S");
    expect((await early.read(synchronous)).status).toBe(200);
  },
  async "users-need-multifactor-authentication"() {
    const required = { status: 401, body: { code: "900421" } };
    for (const amr of [undefined, [], ["pwd"], "mfa"]) {
      const { read, soe, list } = createRulesMock({}, user({ amr }));
      for (const response of [await read(asynchronous), await read(validation), await soe()])
        expect(response).toMatchObject(required);
      expect((await createRulesMock({ mfa: "off" }, user({ amr })).soe()).status).toBe(201);
      expect(await list()).toMatchObject(required.body);
    }
    expect((await createRulesMock({}, app()).read(asynchronous)).status).toBe(200);
    expect((await createRulesMock({}, "Bearer opaque").soe()).status).toBe(201);
  },
  async "multifactor-authentication-can-be-checked"() {
    const check = async (authorization: string, value?: string, options = {}) => {
      const headers = { Authorization: authorization, ...(value !== undefined && { ValidateMfa: value }) };
      const { status, headers: sent } = await createRulesMock(options).mock.fetch(
        new Request(`${base}${codes}`, { headers }),
      );
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
      expect(await createRulesMock({}, user({ aud })).read(asynchronous)).toMatchObject({
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
      expect((await createRulesMock({}, user({ aud })).read(asynchronous)).status).toBe(200);
  },
  async "unknown-customers-are-not-found"() {
    const { read, soe } = createRulesMock({ strictCustomers: true, seed: { customers: { [customer]: [] } } });
    expect((await read(asynchronous)).body).toEqual([]);
    for (const response of [await read(pathOfCustomer(1)), await soe({}, pathOfCustomer(1))])
      expect(response).toMatchObject({
        status: 404,
        body: { code: "60003", description: expect.stringContaining("add this one to the seed, or omit the option") },
      });
  },
  async "other-partners-customers-are-denied"() {
    const seed = { partners: { [otherPartner]: { customers: { [customer.toUpperCase()]: [] } } } };
    const { read, education } = createRulesMock({ strictCustomers: true, seed });
    const description = `The partner ID ${partner} has no commerce relationship with the customer ID ${customer}.`;
    for (const response of [await read(synchronous), await education()])
      expect(response).toMatchObject({ status: 403, body: { code: "20002", description } });
    expect((await read(synchronous, { Authorization: user({ tid: otherPartner }) })).status).toBe(200);
  },
};
