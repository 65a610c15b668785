import type { RuleCase } from "../context.ts";
import { code, Match, rejection } from "../match.ts";

const invalidProperty = { status: 400, body: { code: code("3000") } };
const conflict = { status: 409, body: { code: code("409") } };

/** A code that no partner has. */
const unknownCode = "NotRealCode";
const usedUp = { seed: { codes: [{ validationId: "4711", remainingCreates: 0 }] } };

interface Code {
  validationId: string;
  remainingCreates: number;
  eTag: string;
}

/** What the rules say of validation codes. */
export const validationCodeCases: Record<string, RuleCase> = {
  async "gcc-needs-validation-code"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    context.check("status without a code", (await caller.put(customer, 3)).status, rejection);
    const body = { qualification: "GovernmentCommunityCloud" };
    context.check("status of POST without a code", (await caller.post(customer, body)).status, rejection);
    context.check("list", (await caller.list(customer)).body, []);
    const response = await caller.put(customer, 3, await context.code());
    context.check("with a code", response, { status: 200, body: "governmentcommunitycloud" });
  },
  async "code-is-used-up"(context) {
    const { caller } = context;
    const validationCode = await context.code(2);
    const read = async (): Promise<Code | undefined> =>
      ((await caller.codes()).body as Code[]).find(({ validationId }) => validationId === validationCode);
    const before = await read();
    context.check("POST", await caller.gcc(await context.newCustomer(), validationCode), { status: 201 });
    const between = await read();
    context.check("PUT", await caller.put(await context.newCustomer(), 3, validationCode), { status: 200 });
    const after = await read();
    const left = Number(before?.remainingCreates);
    context.check("remaining uses", [between?.remainingCreates, after?.remainingCreates], [left - 1, left - 2]);
    const other = new Match("another eTag than before", (value) => value !== before?.eTag);
    context.check("eTag", after?.eTag, other);
    if (!context.hasOwnPartner || left > 20) {
      context.note("The code was not used up: it has many uses, or the partner needs it.");
      return;
    }
    for (let uses = left - 2; uses > 0; uses -= 1) await caller.gcc(await context.newCustomer(), validationCode);
    const last = await caller.gcc(await context.newCustomer(), validationCode);
    context.check("status with a code that is used up", last.status, rejection);
    context.check("remaining uses at the end", (await read())?.remainingCreates, 0);
  },
  async "customer-keeps-its-code"(context) {
    const { caller } = context;
    if (!context.writes) {
      const customer = context.readableCustomer();
      await context.held("GovernmentCommunityCloud");
      return context.check("validation", await caller.validation(customer), { status: 200 });
    }
    for (const api of ["asynchronous", "synchronous"]) {
      const customer = await context.newCustomer();
      const validationId = await context.code();
      await (api === "synchronous" ? caller.put(customer, 3, validationId) : caller.gcc(customer, validationId));
      const response = await caller.validation(customer);
      const sameCustomer = new Match(customer, (value) => String(value).toLowerCase() === customer.toLowerCase());
      context.check(`validation of the ${api} API`, response, {
        status: 200,
        body: { customerId: sameCustomer, validationId },
      });
    }
  },
  async "customers-without-a-code-are-not-found"(context) {
    const { caller } = context;
    const missing = { status: 404, body: { code: code("1000") } };
    const customer = await context.newCustomer();
    context.check("without a qualification", await caller.validation(customer), missing);
    await caller.put(customer, 1);
    context.check("with Education", await caller.validation(customer), missing);
  },
  async "invalid-codes-are-rejected"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    context.check("PUT without a code", await caller.put(customer, 3), invalidProperty);
    context.check("PUT with an unknown code", await caller.put(customer, 3, unknownCode), invalidProperty);
    context.check("POST with an unknown code", await caller.gcc(customer, unknownCode), invalidProperty);
    if (!context.hasSettings) {
      context.note("A code that is used up was left out: there may be none.");
      return;
    }
    const { caller: other } = await context.withSettings(usedUp, "It needs a code that is used up.");
    context.check("PUT with a code that is used up", await other.put(customer, 3, "4711"), invalidProperty);
    context.check("POST with a code that is used up", await other.gcc(customer, "4711"), invalidProperty);
  },
  async "conflicts-come-before-codes"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    await caller.education(customer);
    context.check("POST", await caller.gcc(customer, unknownCode), conflict);
    context.check("PUT", await caller.put(customer, 3, unknownCode), conflict);
  },
};
