import { expect, it } from "vitest";
import { groupByEach } from "./group.ts";

it("a value is in the group of each of its keys", () => {
  const groups = groupByEach(["ab", "b", ""], (text) => [...text]);
  expect([...groups]).toEqual([
    ["a", ["ab"]],
    ["b", ["ab", "b"]],
  ]);
});
