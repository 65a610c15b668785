import { expect, test } from "vitest";
import { growthOf } from "./memory.ts";

const count = 50;
const samples = (heap: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({ requests: index * 10, heap: heap(index), rss: 0 }));

test("memory that grows is noticed, and how fast", () => {
  expect(growthOf(samples(() => 100))).toEqual({ bytes: 0, slope: 0, flat: true });
  expect(growthOf(samples((index) => (index % 7 === 0 ? 500 : 100))).flat).toBe(true);
  expect(growthOf(samples((index) => 100 + 20 * index))).toMatchObject({ slope: 2, flat: false });
});

test("memory that fills what is bounded, and then stays, is flat", () => {
  expect(growthOf(samples((index) => Math.min(index, count / 3) * 100)).flat).toBe(true);
});
