import { expect, test } from "vitest";
import { readJson } from "./json.ts";

test.each(["3", "null", "0", '""', "false", ' {"a": [1]} '])("reads %s", (text) => {
  expect(readJson(text)).toEqual({ value: JSON.parse(text) });
});

test.each([
  ["{", 1, 2],
  ["[1,]", 1, 4],
  ['{\r\n  "a": 1 // why\r\n}', 2, 10],
  ["\n\nInfinity", 3, 1],
  ["3 4", 1, 3],
  ['"abc', 1, 1],
])("says where the mistake in %j is", (text, line, column) => {
  expect(readJson(text)).toEqual({ mistake: { line, column } });
});
