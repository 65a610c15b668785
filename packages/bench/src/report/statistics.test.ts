import { expect, test } from "vitest";
import { median } from "./statistics.ts";

test("the median is the middle, or the mean of the two in the middle", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7]);
  expect(median([])).toBeNaN();
});
