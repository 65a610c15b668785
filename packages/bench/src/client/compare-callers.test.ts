import { expect, test } from "vitest";
import { callers } from "./callers.ts";
import { compareCallers } from "./compare-callers.ts";

test("every caller is measured, weighed or both, in a process of its own", async () => {
  const { speeds, heaps, sizes } = await compareCallers({ rounds: 2, calls: 20, heapCalls: 1_000 });
  expect(speeds.map(({ name }) => name)).toEqual(Object.keys(callers));
  for (const { perSecond, cpuMicros, ratio } of speeds)
    expect(Math.min(perSecond, cpuMicros, ratio)).toBeGreaterThan(0);
  expect(heaps.map(({ calls }) => calls)).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]);
  for (const { heapMb } of heaps) expect(heapMb).toBeGreaterThan(1);
  for (const { minified, brotli } of sizes) expect(brotli).toBeLessThan(minified);
});
