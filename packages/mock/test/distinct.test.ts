import { expect, test } from "vitest";
import { sendDistinct } from "./distinct-run.ts";

test("10,000 requests of as many partners, customers and ids leave no more memory", { timeout: 300_000 }, async () => {
  const { failure, requests, samples } = await sendDistinct(10_000);
  expect(failure).toBeUndefined();
  expect(requests).toBe(10_000);
  const heapAfter = (count: number) => samples.find((sample) => sample.requests === count)?.heap ?? Number.NaN;
  // 5,000 partners fill what is bounded; were nothing evicted, each thousand after them would take several megabytes.
  expect(heapAfter(10_000) - heapAfter(6_000)).toBeLessThan(4 * 1024 * 1024);
});
