import { expect, it } from "vitest";
import { once } from "./once.ts";

it("computes the result of each text once, an empty one too", () => {
  const computed: string[] = [];
  const firstOf = once((text) => {
    computed.push(text);
    return text.slice(0, 1);
  });
  expect(["ab", "", "b", "ab", "", "b"].map(firstOf)).toEqual(["a", "", "b", "a", "", "b"]);
  expect(computed).toEqual(["ab", "", "b"]);
});
