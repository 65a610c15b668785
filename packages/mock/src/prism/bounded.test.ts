import { expect, test } from "vitest";
import { Bounded } from "./bounded.ts";

test("it holds no more than its size, and forgets the oldest first", () => {
  const kept = new Bounded(2);
  for (const text of ["a", "b", "c"]) kept.add(text);
  expect([kept.size, kept.has("a"), kept.has("b"), kept.has("c")]).toEqual([2, false, true, true]);
});
