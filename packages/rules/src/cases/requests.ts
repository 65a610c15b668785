import { randomUUID } from "node:crypto";
import type { RuleCase } from "../context.ts";
import { code, guid, Match } from "../match.ts";

const idNames = ["MS-RequestId", "MS-CorrelationId"];
const customerOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const sandboxSize = 75;
const notSandbox = "It needs the integration sandbox of a partner that has 75 customers.";

/** What the rules say of requests and responses in general: ids, names, throttling, entity tags, sandboxes. */
export const requestCases: Record<string, RuleCase> = {
  async "same-request-id-acts-once"(context) {
    const { caller } = context;
    const validationCode = await context.code();
    const customer = await context.newCustomer();
    const ids = { "MS-RequestId": randomUUID(), "MS-CorrelationId": randomUUID() };
    const first = await caller.gcc(customer, validationCode, ids);
    const codes = (await caller.codes()).body;
    context.check("first request", first, { status: 201 });
    await caller.gcc(customer, validationCode, ids);
    context.check("validation codes", (await caller.codes()).body, codes);
    context.check("list", (await caller.list(customer)).body, [{ qualification: "GovernmentCommunityCloud" }]);
  },
  async "request-id-belongs-to-one-request"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    const headers = { "MS-RequestId": randomUUID() };
    const first = await caller.put(customer, 1, undefined, headers);
    const conflict = { status: 409, body: { code: code("409") } };
    context.check("another query", await caller.put(customer, 1, "1", headers), conflict);
    context.check("another path", await caller.soe(customer, headers), conflict);
    const again = await caller.put(customer, 1, undefined, headers);
    context.check("the same request", again, { status: first.status, body: first.body });
    context.check("list", (await caller.list(customer)).body, [{ qualification: "Education" }]);
  },
  async "ids-are-echoed"(context) {
    for (const { operation, send } of await context.operations()) {
      const ids = Object.fromEntries(idNames.map((name) => [name, randomUUID()]));
      const { headers } = await send(ids);
      for (const [name, value] of Object.entries(ids)) {
        context.check(`${name} of ${operation}`, headers.get(name)?.toLowerCase(), value);
      }
    }
  },
  async "missing-ids-are-created"(context) {
    for (const { operation, send } of await context.operations()) {
      const { headers } = await send();
      for (const name of idNames) context.check(`${name} of ${operation}`, headers.get(name), guid);
    }
  },
  async "throttled-callers-wait"(context) {
    const why = "No server is throttled on purpose. A run waits as Retry-After says.";
    const { caller, callerOf, control } = await context.withSettings({ throttle: 0.1 }, why);
    const customer = context.readableCustomer();
    context.check("first request", await caller.get(customer), { status: 200 });
    const throttled = await caller.list(customer);
    const seconds = new Match("seconds", (value) => /^\d+$/.test(String(value)) && Number(value) > 0);
    context.check("second request", throttled, { status: 429, body: { statusCode: 429 } });
    context.check("Retry-After", throttled.headers.get("Retry-After"), seconds);
    const other = await callerOf(randomUUID()).get(customer);
    context.check("request of another partner", other, { status: 200 });
    await control?.advanceClock(`PT${throttled.headers.get("Retry-After")}S`);
    context.check("request after the wait", await caller.get(customer), { status: 200 });
  },
  async "names-match-any-case"(context) {
    const { caller } = context;
    const customer = context.readableCustomer();
    const paths = [
      `${customer}/qualification`,
      `${customer}/qualifications`,
      `${customer}/validations`,
      "all/validations",
    ];
    for (const path of paths) {
      const written = await caller.send("GET", `/v1/customers/${path}`);
      const upper = await caller.send("GET", `/V1/Customers/${path.toUpperCase()}`);
      context.check(`GET ${path.split("/")[1]}`, upper, { status: written.status, body: written.body });
    }
    if (!context.writes) {
      context.note("The operations that write were left out: this run only reads.");
      return;
    }
    const validationCode = await context.code();
    const path = `/v1/customers/${await context.newCustomer()}/Qualification?CODE=${encodeURIComponent(validationCode)}`;
    context.check("PUT", await caller.send("PUT", path, {}, 3), { status: 200, body: "governmentcommunitycloud" });
    const posted = await caller.send(
      "POST",
      `/v1/CUSTOMERS/${await context.newCustomer()}/Qualifications`,
      {},
      {
        qualification: "StateOwnedEntity",
      },
    );
    context.check("POST", posted, { status: 201 });
  },
  async "property-names-match-any-case"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    const response = await caller.post(customer, { Qualification: "Education", EDUCATIONSEGMENT: "K12" });
    context.check("response", response, { status: 201, body: { qualification: "Education" } });
    context.check("list", (await caller.list(customer)).body, [{ qualification: "Education" }]);
  },
  async "responses-may-start-with-a-bom"(context) {
    const seen: boolean[] = [];
    for (const { operation, send } of await context.operations()) {
      const { text, body } = await send();
      seen.push(text.startsWith("\uFEFF"));
      const json = new Match("JSON, with or without a byte order mark", () => text === "" || body !== text);
      context.check(`body of ${operation}`, text, json);
    }
    context.note(`${seen.filter(Boolean).length} of ${seen.length} bodies started with a byte order mark.`);
  },
  async "entity-tags-match-nothing"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    const failed = { status: 412, body: { code: code("412") } };
    for (const tag of ['"1"', 'W/"1"']) {
      context.check(`If-Match ${tag}`, await caller.put(customer, 1, undefined, { "If-Match": tag }), failed);
    }
    context.check("list", (await caller.list(customer)).body, []);
    const any = await caller.put(customer, 1, undefined, { "If-Match": "*" });
    context.check("If-Match *", any, { status: 200, body: "education" });
  },
  async "sandbox-holds-75-customers"(context) {
    const { caller } = await context.withSettings({ sandbox: true, seed: {} }, notSandbox);
    for (let number = 1; number <= sandboxSize; number += 1) {
      const { status } = await caller.soe(customerOf(number));
      context.check(`status of customer ${number}`, status, 201);
    }
    const one = new Match("a rejection", (value) => Number(value) >= 400);
    context.check(`status of customer ${sandboxSize + 1}`, (await caller.soe(customerOf(sandboxSize + 1))).status, one);
  },
  async "full-sandboxes-are-rejected"(context) {
    const numbers = Array.from({ length: sandboxSize }, (_, index) => index + 1);
    const customers = Object.fromEntries(numbers.map((number) => [customerOf(number), []]));
    const settings = { sandbox: true, seed: { customers, codes: [{ validationId: "1" }] } };
    const { caller } = await context.withSettings(settings, notSandbox);
    const full = { status: 400, body: { code: code("800018") } };
    context.check("POST", await caller.gcc(customerOf(sandboxSize + 1), "1"), full);
    context.check("PUT", await caller.put(customerOf(sandboxSize + 1), 1), full);
    context.check("a customer that is there", await caller.soe(customerOf(1)), { status: 201 });
  },
};
