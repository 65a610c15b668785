import { errata, exchanges } from "@partner-qualification/exchanges";
import { beforeAll, describe, expect, it } from "vitest";
import { type ConformanceResult, replayAll } from "./replay/replay-all.ts";
import { formatDifference } from "./report/format.ts";
import { targetNames } from "./targets/open-targets.ts";

let result: ConformanceResult;
beforeAll(async () => {
  result = await replayAll();
}, 120_000);

it("replays every documented exchange against every target", () => {
  expect(exchanges.length).toBeGreaterThan(0);
  expect(result.report.cells).toHaveLength(exchanges.length * targetNames.length);
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
