import { expect, test } from "vitest";
import type { Measured } from "./compare.ts";
import type { Grown } from "./growth.ts";
import { reportOf, verdictsOf } from "./report.ts";

const figures = (perSecond: number, failed = 0) => ({ perSecond, cpuMicros: 10, failed, total: 100 });
const measured = (name: string, perSecond: number, aims?: Measured["contender"]["aims"]): Measured => ({
  contender: { name, shown: "how", command: () => [], ...(aims && { aims }) },
  startMs: 251,
  rssMb: 80,
  kinds: { GET: figures(perSecond), PUT: figures(perSecond), POST: figures(perSecond, 2) },
});
const all = [
  measured("the mock", 800),
  measured("the mock, quiet", 1_000),
  measured("prism mock 1.0.0", 100, { GET: 8, PUT: 9 }),
  measured("node:http", 2_000, { GET: 0.5 }),
];
const grown = [100, 90, 70].map((perSecond, index): Grown => {
  return { what: "customers in memory", size: 10 ** index, perSecond, cpuMicros: 1, rssMb: 1 };
});

test("each aim is held against the one of ours that tells as much as the peer", () => {
  expect(verdictsOf(all, grown).map(({ measured: seen, met }) => [seen, met])).toEqual([
    ["8.00 times", true],
    ["8.00 times", false],
    ["0.50 times", true],
    ["251 ms", false],
    ["the slowest has 70 % of the fastest", false],
  ]);
});

test("the report names how it was measured, every server, every aim and what failed", () => {
  const text = reportOf(all, grown, ["on a machine"]);
  expect(text).toContain("- on a machine");
  expect(text).toContain("| prism mock 1.0.0 (`how`) | 100 | 10 | 100 | 10 | 100 | 10 | 2 | 251 | 80 |");
  expect(text).toContain("| GET against prism mock 1.0.0 | 8 times | 8.00 times | yes |");
  expect(text).toContain("| start to first correct answer | at most 250 ms | 251 ms | **no** |");
});
