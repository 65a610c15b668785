import { expect, test } from "vitest";
import type { Measured } from "./compare-servers.ts";
import type { Grown } from "./growth.ts";
import { reportOf, verdictsOf } from "./mock-report.ts";

const figures = (perSecond: number, failed = 0) => ({ perSecond, cpuMicros: 8_000 / perSecond, failed, total: 100 });
const measured = (name: string, logs: boolean, perSecond: number, aims?: Measured["contender"]["aims"]): Measured => ({
  contender: { name, shown: "how", logs, command: () => [], ...(aims && { aims }) },
  startMs: 251,
  rssMb: 80,
  kinds: { GET: figures(perSecond), PUT: figures(perSecond), POST: figures(perSecond, 2) },
});
const all = [
  measured("the mock", true, 800),
  measured("the mock, quiet", false, 1_000),
  measured("prism mock 1.0.0", true, 100, { GET: 8, PUT: 9 }),
  measured("node:http", false, 2_000, { GET: 0.5 }),
];
const grown = [100, 90, 70].map((perSecond, index): Grown => {
  return { what: "customers in memory", size: 10 ** index, perSecond, cpuMicros: 4 + index, rssMb: 1 };
});

test("each aim is compared with our own server that logs as much as the peer", () => {
  expect(verdictsOf(all, grown).map(({ measured: seen, byCpu, met }) => [seen, byCpu, met])).toEqual([
    ["8.00 times", "8.00 times", true],
    ["8.00 times", "8.00 times", false],
    ["0.50 times", "0.50 times", true],
    ["251 ms", undefined, false],
    ["the slowest has 70 % of the fastest", "the slowest has 67 % of the fastest", false],
  ]);
});

test("what was measured at one size is not flat", () => {
  expect(verdictsOf(all, grown.slice(0, 1)).at(-1)).toMatchObject({ what: expect.stringMatching("grow"), met: false });
});

test("the report shows the conditions, every server, every aim and the failures", () => {
  const text = reportOf(all, grown, ["on a machine"]);
  expect(text).toContain("- on a machine");
  expect(text).toContain("| prism mock 1.0.0 (`how`) | 100 | 80 | 100 | 80 | 100 | 80 | 2 | 251 | 80 |");
  expect(text).toContain("| GET against prism mock 1.0.0 | 8 times | 8.00 times | 8.00 times | yes |");
  expect(text).toContain("| start to first correct response | at most 150 ms | 251 ms |  | **no** |");
});
