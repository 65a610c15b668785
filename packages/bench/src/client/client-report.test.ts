import { expect, test } from "vitest";
import { clientReportOf, clientVerdictsOf } from "./client-report.ts";
import type { ClientMeasured } from "./compare-callers.ts";

const speed = (name: string, ratio: number) => ({ name, ratio, perSecond: 1_234, cpuMicros: ratio * 100 });
const measured: ClientMeasured = {
  turns: [
    {
      atATime: 1,
      speeds: [speed("fetch", 1), speed("by path", 1.35), speed("fluent", 1.46), speed("ky", 1.4), speed("axios", 1.8)],
    },
    { atATime: 10, speeds: [speed("fetch", 1), speed("by path", 1.4), speed("fluent", 1.45), speed("ky", 1.45)] },
  ],
  sizes: [
    { name: "by path", minified: 12_000, brotli: 8_001 },
    { name: "all of the client", minified: 15_000, brotli: 6_000 },
  ],
  parts: [{ part: "a fluent layer", brotli: 1_049 }],
  heaps: [
    { calls: 100_000, heapMb: 5 },
    { calls: 200_000, heapMb: 6.5 },
  ],
};

test("each aim is held against what was measured", () => {
  expect(clientVerdictsOf(measured).map(({ what, measured: seen, met }) => [what, seen, met])).toEqual([
    ["CPU per call, by path, 1 at a time", "1.35", true],
    ["CPU per call, fluent, 1 at a time", "1.46", false],
    ["CPU per call, by path, 10 at a time", "1.40", false],
    ["CPU per call, fluent, 10 at a time", "1.45", true],
    ["CPU per call, by path against ky, 1 at a time", "1.35 against 1.40", true],
    ["CPU per call, by path against axios, 1 at a time", "1.35 against 1.80", true],
    ["CPU per call, fluent against ky, 1 at a time", "1.46 against 1.40", false],
    ["CPU per call, fluent against axios, 1 at a time", "1.46 against 1.80", true],
    ["CPU per call, by path against ky, 10 at a time", "1.40 against 1.45", true],
    ["CPU per call, by path against axios, 10 at a time", "1.40 against NaN", false],
    ["CPU per call, fluent against ky, 10 at a time", "1.45 against 1.45", false],
    ["CPU per call, fluent against axios, 10 at a time", "1.45 against NaN", false],
    ["size, by path", "8 001 bytes", false],
    ["size, all of the client", "6 000 bytes", true],
    ["heap after 200 000 calls", "1.50 MB above", false],
  ]);
});

test("what was not measured meets no aim", () => {
  expect(clientVerdictsOf({ turns: [], sizes: [], parts: [], heaps: [] }).some(({ met }) => met)).toBe(false);
});

test("the report names how it was measured, every caller, size, aim and weight", () => {
  const text = clientReportOf(measured, ["on a machine"]);
  expect(text).toContain("- on a machine");
  expect(text).toContain("| fluent | 1 234 | 146.0 | 1.46 |");
  expect(text).toContain("| caller, 10 at a time |");
  expect(text).toContain("| by path | 12 000 | 8 001 |");
  expect(text).toContain("| a fluent layer | 1 049 |");
  expect(text).toContain("| CPU per call, fluent, 1 at a time | at most 1.45 of fetch | 1.46 | **no** |");
  expect(text).toContain("| 200 000 | 6.50 |");
});
