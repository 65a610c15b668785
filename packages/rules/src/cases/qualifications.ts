import type { RuleCase, RuleContext } from "../context.ts";
import { absent, code, rejection, time } from "../match.ts";

const conflict = { status: 409, body: { code: code("409") } };
const inReview = { qualification: "Education", vettingStatus: "InReview", vettingCreateDate: time };

/** The values of the synchronous API. */
const values: Record<string, string> = {
  Education: "education",
  GovernmentCommunityCloud: "governmentcommunitycloud",
};

/** Requests Education for a new customer, and decides it through the control API. */
const decide = async (
  context: RuleContext,
  vettingStatus: "Approved" | "Denied",
  vettingReason?: string,
): Promise<string> => {
  const { caller, control, partner } = context;
  const customer = await context.newCustomer();
  await caller.education(customer);
  await control.decideVetting({ customer, partner, vettingStatus, ...(vettingReason && { vettingReason }) });
  return customer;
};

/** What the rules say of qualifications: which exclude each other, what is vetted, and what is final. */
export const qualificationCases: Record<string, RuleCase> = {
  async "starts-without-qualification"(context) {
    const { caller } = context;
    const customer = context.readableCustomer();
    const list = await caller.list(customer);
    if (!context.hasOwnPartner && JSON.stringify(list.body) !== "[]") {
      context.note("The customer of this run is not at its start; nothing was compared.");
      return;
    }
    context.check("list", list, { status: 200, body: [] });
    context.check("qualification", await caller.get(customer), { status: 200, body: "none" });
  },
  async "gcc-needs-unqualified-customer"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    const validationCode = await context.code();
    await caller.put(customer, 1);
    const before = (await caller.codes()).body;
    context.check("status of PUT", (await caller.put(customer, 3, validationCode)).status, rejection);
    context.check("status of POST", (await caller.gcc(customer, validationCode)).status, rejection);
    context.check("validation codes", (await caller.codes()).body, before);
  },
  async "qualification-is-final"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    const validationCode = await context.code();
    await caller.put(customer, 3, validationCode);
    context.check("status of the same PUT", (await caller.put(customer, 3, validationCode)).status, rejection);
    context.check("status of another PUT", (await caller.put(customer, 1)).status, rejection);
    context.check("status of POST", (await caller.education(customer)).status, rejection);
    context.check("qualification", (await caller.get(customer)).body, "governmentcommunitycloud");
  },
  async "education-excludes-gcc"(context) {
    const { caller } = context;
    const validationCode = await context.code();
    const first = await context.newCustomer();
    await caller.gcc(first, validationCode);
    context.check("status of Education after Government", (await caller.education(first)).status, rejection);
    context.check("State-Owned-Entity after Government", await caller.soe(first), { status: 201 });
    const second = await context.newCustomer();
    await caller.soe(second);
    context.check("Education after State-Owned-Entity", await caller.education(second), { status: 201 });
    context.check("status of Government after Education", (await caller.gcc(second, validationCode)).status, rejection);
    const names = async (customer: string) =>
      ((await caller.list(customer)).body as { qualification: string }[])
        .map(({ qualification }) => qualification)
        .sort();
    context.check("first list", await names(first), ["GovernmentCommunityCloud", "StateOwnedEntity"]);
    context.check("second list", await names(second), ["Education", "StateOwnedEntity"]);
  },
  async "education-is-vetted"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    context.check("response", await caller.education(customer), { status: 201, body: inReview });
    if (!context.hasControl) {
      context.note("The end of the vetting was left out: the server has no control API.");
      return;
    }
    context.check("list in review", (await caller.list(customer)).body, [inReview]);
    const reason = "Not an eligible Museum";
    for (const [vettingStatus, vettingReason] of [["Approved"], ["Denied", reason]] as const) {
      const one = await decide(context, vettingStatus, vettingReason);
      const expected = { ...inReview, vettingStatus, vettingReason: vettingReason ?? absent };
      context.check(`list when ${vettingStatus}`, (await caller.list(one)).body, [expected]);
    }
  },
  async "denied-may-request-again"(context) {
    const { caller } = context;
    const again = await decide(context, "Denied");
    context.check("second request", await caller.education(again), {
      status: 201,
      body: { vettingStatus: "InReview" },
    });
    const other = await decide(context, "Denied");
    context.check("Government after a denial", await caller.gcc(other, await context.code()), { status: 201 });
  },
  async "education-can-be-requested-three-times"(context) {
    const { caller, control, partner } = context;
    const customer = await context.newCustomer();
    for (const which of ["first", "second", "third"]) {
      context.check(`${which} request`, await caller.education(customer), { status: 201, body: inReview });
      await control.decideVetting({ customer, partner, vettingStatus: "Denied" });
    }
    context.check("fourth request", await caller.education(customer), { status: 403, body: { code: code("600006") } });
    context.check("list", (await caller.list(customer)).body, [{ vettingStatus: "Denied" }]);
    context.check("Government afterwards", await caller.gcc(customer, await context.code()), { status: 201 });
  },
  async "gcc-approved-at-once"(context) {
    const { caller } = context;
    const approved = { qualification: "GovernmentCommunityCloud", vettingStatus: "Approved", vettingCreateDate: time };
    if (!context.writes) return context.check("list", await context.held("GovernmentCommunityCloud"), approved);
    const customer = await context.newCustomer();
    const response = await caller.gcc(customer, await context.code());
    context.check("response", response, { status: 201, body: approved });
    context.check("list", (await caller.list(customer)).body, [approved]);
  },
  async "state-owned-entity-is-not-vetted"(context) {
    const { caller } = context;
    const bare = {
      qualification: "StateOwnedEntity",
      ...{ vettingStatus: absent, vettingReason: absent, vettingCreateDate: absent },
    };
    if (!context.writes) return context.check("list", await context.held("StateOwnedEntity"), bare);
    const customer = await context.newCustomer();
    context.check("response", await caller.soe(customer), { status: 201, body: bare });
    context.check("list", (await caller.list(customer)).body, [bare]);
  },
  async "in-review-reads-none"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    await caller.education(customer);
    context.check("qualification in review", await caller.get(customer), { status: 200, body: "none" });
    if (!context.hasControl) return;
    const approved = await decide(context, "Approved");
    context.check("qualification once approved", (await caller.get(approved)).body, "education");
  },
  async "conflicts-are-rejected"(context) {
    const { caller } = context;
    const validationCode = await context.code();
    const customer = await context.newCustomer();
    await caller.education(customer);
    context.check("second Education", await caller.education(customer), conflict);
    context.check("PUT of Education", await caller.put(customer, 1), conflict);
    context.check("PUT of Government", await caller.put(customer, 3, validationCode), conflict);
    context.check("State-Owned-Entity", await caller.soe(customer), { status: 201 });
    context.check("second State-Owned-Entity", await caller.soe(customer), conflict);
  },
  async "synchronous-reads-what-is-approved"(context) {
    const { caller } = context;
    if (!context.writes) {
      const customer = context.readableCustomer();
      const list = (await caller.list(customer)).body as { qualification: string; vettingStatus?: string }[];
      const approved = list.find(
        ({ qualification, vettingStatus }) => qualification in values && vettingStatus === "Approved",
      );
      return context.check(
        "qualification",
        (await caller.get(customer)).body,
        values[approved?.qualification ?? ""] ?? "none",
      );
    }
    const government = await context.newCustomer();
    await caller.gcc(government, await context.code());
    context.check("Government", (await caller.get(government)).body, "governmentcommunitycloud");
    const owned = await context.newCustomer();
    await caller.soe(owned);
    context.check("State-Owned-Entity", (await caller.get(owned)).body, "none");
    if (!context.hasControl) {
      context.note("A denial was left out: the server has no control API.");
      return;
    }
    context.check("denied", (await caller.get(await decide(context, "Denied"))).body, "none");
  },
  async "synchronous-education-is-not-vetted"(context) {
    const { caller } = context;
    const customer = await context.newCustomer();
    context.check("response", await caller.put(customer, 1), { status: 200, body: "education" });
    const approved = { qualification: "Education", vettingStatus: "Approved", vettingCreateDate: absent };
    context.check("list", (await caller.list(customer)).body, [approved]);
    context.check("qualification", (await caller.get(customer)).body, "education");
  },
};
