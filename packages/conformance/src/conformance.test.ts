import { description } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";
import { checkErrata, type ErratumCheck } from "./errata-check.ts";
import { errata, exchanges } from "./generated/data.ts";
import { formatDifference } from "./report/format.ts";
import { type Report, runConformance } from "./run.ts";
import type { Target } from "./target.ts";
import { closeTargets, openTargets, targetNames } from "./targets/index.ts";

const contract = new Contract(description);
let targets: Target[];
let report: Report;
let checks: ErratumCheck[];

beforeAll(async () => {
  targets = await openTargets(targetNames, contract);
  const inputs = { exchanges, errata, contract, targets };
  report = await runConformance(inputs);
  checks = await checkErrata(inputs);
}, 120_000);
afterAll(() => closeTargets(targets));

it("replays the 16 documented exchanges and the request syntax of the five source documents", () => {
  const [syntax, whole] = [exchanges.filter(({ id }) => id.startsWith("request-syntax-")), exchanges.length];
  expect({ syntax: syntax.length, others: whole - syntax.length }).toEqual({ syntax: 5, others: 16 });
});

describe.each(targetNames)("against %s", (target) => {
  it.each(exchanges.map(({ id }) => id))("%s", (exchange) => {
    const cell = report.cells.find((one) => one.exchange === exchange && one.target === target);
    expect(cell?.differences.map(formatDifference)).toEqual([]);
    expect(cell?.result).toBe("pass");
  });
});

describe("erratum", () => {
  it.each(errata.map(({ id }) => id))("%s is needed", (erratum) => {
    expect(checks.find((one) => one.erratum === erratum)?.problems).toEqual([]);
  });
});
