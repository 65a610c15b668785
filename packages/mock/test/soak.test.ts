import { expect, test } from "vitest";
import { growthOf, soak } from "./soak-run.ts";

test("20,000 requests, good and odd, leave no error and no more memory", { timeout: 120_000 }, async () => {
  const { errors, faults, requests, samples } = await soak(20_000, 1, () => {});
  expect(faults).toEqual([]);
  expect(errors).toBe(0);
  expect(requests).toBe(20_000);
  expect(samples).toHaveLength(50);
  const { bytes } = growthOf(samples);
  // So short a run still fills bounded caches; a leak of 1 kB per request would be four times as much.
  expect(bytes).toBeLessThan(4 * 1024 * 1024);
});

test("memory that grows is noticed", () => {
  const samples = (heap: (index: number) => number) =>
    Array.from({ length: 50 }, (_, index) => ({ requests: index, heap: heap(index), rss: 0 }));
  expect(growthOf(samples(() => 100)).flat).toBe(true);
  expect(growthOf(samples((index) => (index % 7 === 0 ? 500 : 100))).flat).toBe(true);
  expect(growthOf(samples((index) => 100 + index)).flat).toBe(false);
});
