import { expect, test } from "vitest";
import { readJson } from "./json.ts";

test.each(["3", "null", "0", '""', "false", ' {"a": [1]} '])("reads %s", (text) => {
  expect(readJson(text, { maxDepth: 64 })).toEqual({ value: JSON.parse(text) });
});

test.each([
  ["{", 1, 2],
  ["[1,]", 1, 4],
  ['{\r\n  "a": 1 // why\r\n}', 2, 10],
  ["\n\nInfinity", 3, 1],
  ["3 4", 1, 3],
  ['"abc', 1, 1],
])("says where the mistake in %j is", (text, line, column) => {
  expect(readJson(text, { maxDepth: 64 })).toEqual({ problem: "malformed", place: { line, column } });
});

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test("nesting is allowed up to the limit, and reported with its place above it", () => {
  expect(readJson(nested(64), { maxDepth: 64 })).toEqual({ value: JSON.parse(nested(64)) });
  expect(readJson(nested(65), { maxDepth: 64 })).toEqual({ problem: "tooDeep", place: { line: 1, column: 65 } });
  expect(readJson(`\n${'{"a":'.repeat(65)}1${"}".repeat(65)}`, { maxDepth: 64 })).toEqual({
    problem: "tooDeep",
    place: { line: 2, column: 321 },
  });
});

test("brackets in a string, or beside each other, do not nest", () => {
  const text = JSON.stringify({ "[": `${"[{".repeat(100)}\\"[`, b: Array.from({ length: 100 }, () => [{}]) });
  expect(readJson(text, { maxDepth: 4 })).toEqual({ value: JSON.parse(text) });
  expect(readJson(text, { maxDepth: 3 })).toHaveProperty("problem", "tooDeep");
});

test.each([
  ["[1]", 2],
  ["[[], {}]", 3],
  [' [ 1 , "a,[{" , null ] ', 4],
  ['{"a":{"b":[1,2]},"c\\",":3}', 6],
  [JSON.stringify(Array(1_000).fill({ a: [] })), 2_001],
])("counts the values of %s", (text, count) => {
  expect(readJson(text, { maxDepth: 64, maxValues: count })).toEqual({ value: JSON.parse(text) });
  expect(readJson(text, { maxDepth: 64, maxValues: count - 1 })).toHaveProperty("problem", "tooManyValues");
});

test("says where the value is that is one too many", () => {
  expect(readJson("[1,\n2, 3]", { maxDepth: 64, maxValues: 3 })).toEqual({
    problem: "tooManyValues",
    place: { line: 2, column: 2 },
  });
});

test.each([`${"]".repeat(60_000)}${"[".repeat(60_000)}`, `"\n${"[".repeat(60_000)}`, `"${"\\".repeat(60_001)}`])(
  "malformed nesting exhausts nothing: %#",
  (text) => {
    expect(readJson(text, { maxDepth: 64 })).not.toHaveProperty("value");
  },
);
