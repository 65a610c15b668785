import { errata, exchanges } from "@partner-qualification/exchanges";
import { beforeAll, describe, expect, it } from "vitest";
import { type Result, replayAll } from "./replay-all.ts";
import { formatDifference } from "./report/format.ts";
import { targetNames } from "./targets/index.ts";

let result: Result;
beforeAll(async () => {
  result = await replayAll();
}, 120_000);

it("replays the 16 documented exchanges and the request syntax of the five source documents", () => {
  const [syntax, whole] = [exchanges.filter(({ id }) => id.startsWith("request-syntax-")), exchanges.length];
  expect({ syntax: syntax.length, others: whole - syntax.length }).toEqual({ syntax: 5, others: 16 });
});

describe.each(targetNames)("against %s", (target) => {
  it.each(exchanges.map(({ id }) => id))("%s", (exchange) => {
    const cell = result.report.cells.find((one) => one.exchange === exchange && one.target === target);
    expect(cell?.differences.map(formatDifference)).toEqual([]);
    expect(cell?.result).toBe("pass");
  });
});

describe("erratum", () => {
  it.each(errata.map(({ id }) => id))("%s is needed", (erratum) => {
    expect(result.errata.find((one) => one.erratum === erratum)?.problems).toEqual([]);
  });
});
