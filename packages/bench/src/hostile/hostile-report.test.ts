import { expect, test } from "vitest";
import { hostileReportOf, verdictsOf } from "./hostile-report.ts";
import { inputs } from "./inputs.ts";
import type { Grown } from "./measure-cost.ts";
import { percentile } from "./measure-latency.ts";

const grown = (name: string, costs: number[], holdMs: number): Grown => ({
  input: {
    name,
    limit: 8_000,
    unit: "bytes",
    make: () => (name.startsWith("a seed") ? { seed: "" } : { request: "" }),
  },
  costs: costs.map((cpuMicros) => ({ cpuMicros, holdMs })),
});
const all = [
  grown("a path", [100, 200, 300, 600], 19),
  grown("a body", [100, 300, 900, 2_700], 21),
  grown("a seed", [100, 200, 300, 600], 500),
];
const latency = (p99: number) => ({ p50: 1, p99, p999: 2 * p99, perSecond: 1_000 });
const latencies = (kept: number, fresh: number) => ({
  ...{ ordinaryKept: latency(1), hostileKept: latency(kept) },
  ...{ ordinaryNew: latency(2), hostileNew: latency(fresh) },
});

test("each aim is held against the worst of what was measured", () => {
  const verdicts = verdictsOf(all, latencies(2.1, 4.4));
  expect(verdicts.map(({ measured, met }) => [measured, met])).toEqual([
    ["21.0 ms (a body)", false],
    ["3.0 times (a body)", false],
    ["2.1 times", false],
    ["2.1 times", false],
    ["2.2 times", false],
    ["2.2 times", false],
  ]);
  const good = verdictsOf(all.slice(0, 1), latencies(2, 4));
  expect(good.map(({ met }) => met)).toEqual([true, true, true, true, true, true]);
});

test("an input that was not measured meets no aim, wherever it is in the list", () => {
  const unmeasured = grown("a header", [100, 200, Number.NaN, Number.NaN], Number.NaN);
  for (const some of [
    [unmeasured, ...all.slice(0, 1)],
    [...all.slice(0, 1), unmeasured],
  ])
    expect(verdictsOf(some, latencies(2, 4)).map(({ met }) => met)).toEqual([false, false, true, true, true, true]);
});

test("the report has a row for each input, and says what is not met", () => {
  const report = hostileReportOf(all, latencies(2, 3), ["`pnpm bench hostile`"]);
  expect(report).toContain("| a path | 8 000 bytes | 100 | 200 | 300 | 600 | × 2.0 | 19.0 |");
  expect(report).toContain("| beside 8 hostile workers with new connections | 1 000 | 1.00 | 3.00 | 6.00 |");
  expect(report).toContain("| **no** |");
});

test("a percentile is the value that so many are below", () => {
  const numbers = Array.from({ length: 1_000 }, (_, index) => 1_000 - index);
  expect([0.5, 0.99, 0.999].map((share) => percentile(numbers, share))).toEqual([501, 991, 1_000]);
});

test.each(inputs)("$name is as large as it says, and grows with its size", ({ make, limit, unit }) => {
  const textOf = (size: number) => Object.values(make(size)).join();
  const [half, whole] = [textOf(Math.floor(limit / 2)).length, textOf(limit).length];
  if (unit === "bytes" || unit === "characters") {
    expect(whole).toBeGreaterThan(0.85 * limit);
    expect(whole).toBeLessThan(limit + 1_000);
  }
  expect(whole - half).toBeGreaterThan(0.4 * limit);
});

test("no token is sent twice, since the mock remembers short ones", () => {
  const ofTokens = inputs.filter(({ name }) => name.startsWith("token"));
  expect(ofTokens).toHaveLength(2);
  for (const { make } of ofTokens) expect(make(1_000)).not.toEqual(make(1_000));
});
