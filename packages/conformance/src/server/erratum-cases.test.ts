import { errata } from "@partner-qualification/exchanges";
import type { RuleServer } from "@partner-qualification/rules";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverFormats } from "../formats/server-formats.ts";
import { createMockSubject } from "../targets/mock-subject.ts";
import { createErratumCases } from "./erratum-cases.ts";
import { parseTargetUrl } from "./target-url.ts";

let mock: Awaited<ReturnType<typeof createMockSubject>>;
beforeAll(async () => {
  mock = await createMockSubject();
});
afterAll(() => mock.close());

const casesOf = (server: RuleServer = mock.subject.server, exchange = { differences: [] as never[] }) => {
  const target = parseTargetUrl(mock.base);
  const open = { target, subject: { server, writes: true }, prefersExamples: true };
  return createErratumCases(open, async () => exchange);
};
const runCase = (id: string, cases = casesOf()) => cases.find(({ facts }) => facts.id === id)?.run();

it("each erratum is a case", () => {
  expect(casesOf().map(({ facts }) => facts.id)).toEqual(errata.map(({ id }) => id));
});

describe("an erratum about a format", () => {
  it.each(Object.keys(serverFormats))("is checked by requests of its own: %s", async (id) => {
    const result = await runCase(id);
    expect(result?.traffic?.length).toBeGreaterThan(0);
    expect(result?.differences).toEqual([]);
  });

  it.each(["error-code-type", "placeholders", "sample-ids"])("is not passed by other responses: %s", async (id) => {
    const send: RuleServer["send"] = async () => ({ status: 500, headers: new Headers(), text: "[]" });
    expect((await runCase(id, casesOf({ send })))?.differences).not.toEqual([]);
  });
});

it("an erratum about exchanges is checked by these", async () => {
  expect(await runCase("trailing-comma")).toEqual({ differences: [] });
});
