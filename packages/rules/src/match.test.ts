import { expect, it } from "vitest";
import { absent, code, guid, matches, rejection, time } from "./match.ts";

it.each([
  [{ a: 1, b: 2 }, { a: 1 }],
  [[{ a: 1, b: 2 }], [{ a: 1 }]],
  ["none", "none"],
  [404, rejection],
  ["2024-02-03T04:05:06Z", time],
  ["037db222-6d8e-4d7f-ba78-df3dca33fb68", guid],
  [{ code: 409 }, { code: code("409") }],
  [{}, { vettingStatus: absent }],
])("%j is as expected: %j", (found, expected) => expect(matches(found, expected)).toBe(true));

it.each([
  [{ a: 1 }, { a: 2 }],
  [[1, 2], [1]],
  [undefined, []],
  [null, {}],
  [500, rejection],
  [200, rejection],
  ["today", time],
  ["1", guid],
  [{ code: "3000" }, { code: code("409") }],
  [{ vettingStatus: "Denied" }, { vettingStatus: absent }],
])("%j is not as expected: %j", (found, expected) => expect(matches(found, expected)).toBe(false));

it("a match is written as its description", () => {
  expect(JSON.stringify({ status: rejection })).toBe('{"status":"(a status of 400 to 499)"}');
});
