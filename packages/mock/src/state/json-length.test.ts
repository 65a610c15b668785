import { expect, test } from "vitest";
import { jsonLength } from "./json-length.ts";

test.each([
  ["text"],
  [""],
  [12.5],
  [true],
  [null],
  [[]],
  [{}],
  [[{}, []]],
  [{ status: 201, body: [{ qualification: "Education", requests: 2 }, null], effect: "Education InReview" }],
])("the JSON of %j is as long as estimated", (value) => {
  expect(jsonLength(value)).toBe(JSON.stringify(value).length);
});

test("escapes count as the characters that they stand for", () => {
  expect(jsonLength('a"\n')).toBe(5);
});
