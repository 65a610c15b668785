import { randomUUID } from "node:crypto";
import type { Calls } from "../calls.ts";
import type { RuleCase, RuleContext } from "../context.ts";
import { code, rejectedUpdate, rejection } from "../match.ts";
import { globalReader } from "../tokens.ts";

const directoryReader = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";
/** 1970 has passed, and 2100 has not come, on every clock. */
const [past, future] = [1, 4_102_444_800];

/** Checks that each operation of the rule rejects a caller. */
const checkRejected = async (context: RuleContext, caller: Calls, what: string, status: number, error: string) => {
  for (const { operation, send } of await context.operations()) {
    context.check(`${operation} with ${what}`, await send({}, caller), { status, body: { code: code(error) } });
  }
};

/** What the rules say of tokens, of roles, and of the customers that a caller may reach. */
export const credentialCases: Record<string, RuleCase> = {
  async "writes-need-a-user"(context) {
    const app = context.appOnly();
    const customer = await context.newCustomer();
    context.check("status of PUT", (await app.put(customer, 1)).status, rejection);
    context.check("status of POST", (await app.soe(customer)).status, rejection);
    context.check("list", await app.list(customer), { status: 200, body: [] });
  },
  async "gcc-needs-a-role"(context) {
    for (const claims of [{ wids: [globalReader, directoryReader] }, { roles: ["User Administrator"] }]) {
      const caller = context.callerWith(claims);
      const response = await caller.gcc(await context.newCustomer(), await context.code());
      context.check(`with ${JSON.stringify(claims)}`, response, { status: 201 });
    }
    const without = context.callerWith({ wids: [globalReader] });
    const validationCode = await context.code();
    const customer = await context.newCustomer();
    context.check("status of POST without a role", (await without.gcc(customer, validationCode)).status, rejection);
    context.check("status of PUT without a role", (await without.put(customer, 3, validationCode)).status, rejection);
    context.check("Education without a role", await without.education(customer), { status: 201 });
  },
  async "app-only-writes-are-denied"(context) {
    const app = context.appOnly();
    const denied = { status: 403, body: { code: code("900329") } };
    const customer = await context.newCustomer();
    context.check("PUT", await app.put(customer, 1), rejectedUpdate(403, "900329"));
    context.check("POST", await app.education(customer), denied);
  },
  async "missing-roles-are-denied"(context) {
    const caller = context.callerWith({ wids: [globalReader] });
    const denied = { status: 403, body: { code: code("1002") } };
    const customer = await context.newCustomer();
    const validationCode = await context.code();
    context.check("PUT", await caller.put(customer, 3, validationCode), rejectedUpdate(403, "1002"));
    context.check("POST", await caller.gcc(customer, validationCode), denied);
  },
  async "expired-tokens-are-rejected"(context) {
    await checkRejected(context, context.callerWith({ exp: past }), "an expired token", 401, "400");
    await checkRejected(context, context.callerWith({ nbf: future }), "a token that is not valid yet", 401, "400");
  },
  async "users-need-multifactor-authentication"(context) {
    for (const amr of [undefined, [], ["pwd"]]) {
      await checkRejected(context, context.callerWith({ amr }), `amr ${JSON.stringify(amr)}`, 401, "900421");
    }
    const response = await context.appOnly().codes();
    context.check("App-only request", response, { status: 200 });
  },
  async "multifactor-authentication-can-be-checked"(context) {
    for (const { operation, send } of await context.operations()) {
      const { headers } = await send({ ValidateMfa: "true" });
      context.check(`isMfaCompliant of ${operation}`, headers.get("isMfaCompliant")?.toLowerCase(), "true");
    }
    if (!context.hasOwnPartner) {
      context.note("A token without multifactor authentication was left out.");
      return;
    }
    const without = await context.callerWith({ amr: ["pwd"] }).codes({ ValidateMfa: "true" });
    context.check("isMfaCompliant without it", without.headers.get("isMfaCompliant")?.toLowerCase(), "false");
    const app = await context.appOnly().codes({ ValidateMfa: "true" });
    context.check("isMfaCompliant of an App-only request", app.headers.get("isMfaCompliant")?.toLowerCase(), "true");
  },
  async "tokens-for-other-services-are-rejected"(context) {
    const other = context.callerWith({ aud: "https://graph.windows.net" });
    await checkRejected(context, other, "a token for another service", 401, "900420");
    const own = context.callerWith({ aud: "https://api.partnercenter.microsoft.com" });
    context.check("a token for Partner Center", await own.codes(), { status: 200 });
  },
  async "unknown-customers-are-not-found"(context) {
    const missing = { status: 404, body: { code: code("60003") } };
    const why = "The server has every customer: none is unknown.";
    const { caller } = context.hasOwnPartner ? await context.withSettings({ strictCustomers: true }, why) : context;
    const customer = randomUUID();
    context.check("getQualification", await caller.get(customer), missing);
    context.check("getQualifications", await caller.list(customer), missing);
    context.check("getCustomerValidation", await caller.validation(customer), missing);
    if (!context.hasOwnPartner) return;
    context.check("createQualifications", await caller.soe(customer), missing);
    context.check("updateQualification", await caller.put(customer, 1), missing);
  },
  async "other-partners-customers-are-denied"(context) {
    const customer = randomUUID();
    const settings = {
      strictCustomers: true,
      seed: { partners: { [randomUUID()]: { customers: { [customer]: [] } } } },
    };
    const why = "It needs a customer of another partner.";
    const { caller } = await context.withSettings(settings, why);
    const denied = { status: 403, body: { code: code("20002") } };
    for (const response of [await caller.get(customer), await caller.list(customer), await caller.soe(customer)]) {
      context.check("response", response, denied);
      const text = String(response.body.description).toLowerCase();
      context.check(
        "names of the text",
        [context.partner, customer].filter((one) => !text.includes(one)),
        [],
      );
    }
  },
};
