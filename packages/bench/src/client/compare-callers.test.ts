import { expect, test } from "vitest";
import { callers } from "./callers.ts";
import { compareCallers, mediansOf } from "./compare-callers.ts";
import { imports } from "./sizes.ts";

test("every caller is measured, weighed or both, in a process of its own", async () => {
  const { turns, heaps, sizes } = await compareCallers({ processes: 1, rounds: 2, calls: 20, heapCalls: 1_000 });
  expect(turns.map(({ atATime }) => atATime)).toEqual([1, 10]);
  for (const { speeds } of turns) {
    expect(speeds.map(({ name }) => name)).toEqual(Object.keys(callers));
    for (const { perSecond, cpuMicros, ratio } of speeds)
      expect(Math.min(perSecond, cpuMicros, ratio)).toBeGreaterThan(0);
  }
  expect(heaps.map(({ calls }) => calls)).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]);
  for (const { heapMb } of heaps) expect(heapMb).toBeGreaterThan(1);
  expect(sizes.map(({ name }) => name)).toEqual(Object.keys(imports));
  for (const { minified, brotli } of sizes) expect(brotli).toBeLessThan(minified);
});

test("of several processes the medians count, and the ratio is that of the medians", () => {
  const speeds = (fetch: number, ky: number) =>
    Object.entries({ fetch, ky }).map(([name, cpuMicros]) => ({ name, cpuMicros, perSecond: 1 }));
  const [fetch, ky] = speeds(20, 30);
  expect(mediansOf([speeds(10, 30), speeds(20, 20), speeds(40, 90)])).toEqual([
    { ...fetch, ratio: 1 },
    { ...ky, ratio: 1.5 },
  ]);
});
