import { description } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { type RuleResult, ruleCases, runRule } from "./run-rule.ts";
import type { RuleRequest, RuleServer, Subject } from "./server.ts";

/** Runs a rule against a server whose responses are all the same. */
const run = async (
  rule: string,
  status: number,
  body: unknown,
  subject: Partial<Subject> = {},
): Promise<RuleResult & { requests: RuleRequest[] }> => {
  const requests: RuleRequest[] = [];
  const send = async (request: RuleRequest) => {
    requests.push(request);
    return { status, headers: new Headers(), text: JSON.stringify(body) };
  };
  return { ...(await runRule(rule, { server: { send }, writes: true, ...subject })), requests };
};

it("every rule of the spec has a case", () => {
  expect(ruleCases).toEqual(Object.keys(description["x-rules"]));
});

it("a server that breaks a rule is a violation, with what is expected and what was found", async () => {
  const { violations, notApplicable } = await run("starts-without-qualification", 200, []);
  expect(notApplicable).toBeUndefined();
  expect(violations).toMatchObject([
    { what: "qualification", expected: { status: 200, body: "none" }, found: { status: 200, body: [] } },
  ]);
});

const validationCode = { validationId: "12345", maxCreates: 99, remainingCreates: 99 };

/** What a rule needs of a server before it checks anything: customers without a qualification, and validation codes. */
const bodyOf = ({ method, path }: RuleRequest): unknown => {
  if (method !== "GET") return undefined;
  if (path.includes("/all/validations")) return [validationCode];
  return path.endsWith("/qualifications") ? [] : undefined;
};

/** A server that can be steered and set in every way, and that responds to everything else with 500. */
const failing: RuleServer = {
  async send(request) {
    const body = bodyOf(request);
    return { status: body ? 200 : 500, headers: new Headers(), text: JSON.stringify(body ?? "x") };
  },
  control: { decideVetting: async () => {}, advanceClock: async () => {} },
  withSettings: async () => ({ ...failing, close: async () => {} }),
};

// The service may send a byte order mark or not: no response breaks that.
it.each(ruleCases.filter((rule) => rule !== "responses-may-start-with-a-bom"))(
  "%s is broken by a server that responds with 500 to all that it checks",
  async (rule) => {
    const { violations, notApplicable } = await runRule(rule, { server: failing, writes: true });
    expect(notApplicable).toBeUndefined();
    expect(violations).not.toEqual([]);
  },
);

it.each(ruleCases)("%s sends nothing but GET when the run only reads", async (rule) => {
  const { requests } = await run(rule, 200, [], { writes: false });
  expect(requests.filter(({ method }) => method !== "GET")).toEqual([]);
});

it.each(ruleCases)("%s sends only the token, and writes only to the customer, that it was given", async (rule) => {
  const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
  const given = { authorization: "Bearer real", customer, code: "1" };
  const { requests } = await run(rule, 200, [], given);
  expect(requests.filter(({ headers }) => headers.Authorization !== given.authorization)).toEqual([]);
  const writes = requests.filter(({ method }) => method !== "GET");
  expect(writes.filter(({ path }) => !path.includes(customer))).toEqual([]);
});

it("a rule without a case is an error that says where to add one", async () => {
  await expect(run("nothing", 200, [])).rejects.toThrow(
    "Rule 'nothing' has no case. Add one to packages/rules/src/cases/.",
  );
});
