import { expect, it } from "vitest";
import { absent, code, guid, matches, rejectedUpdate, rejection, time } from "./match.ts";

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

const rejected = (body: unknown, status = 403) => ({ status, text: JSON.stringify(body), body });

it.each([
  ["the code as a string", rejected({ code: "900329", description: "x" })],
  ["the code as a number", rejected({ code: 900_329 })],
  ["the text alone", rejected("Customer tagging denied.")],
  ["the text alone after a byte order mark", { ...rejected("Denied."), text: '\uFEFF"Denied."' }],
])("a rejected update may have %s", (_, response) =>
  expect(matches(response, rejectedUpdate(403, "900329"))).toBe(true),
);

it.each([
  ["another status", rejected("Customer tagging denied.", 400)],
  ["another code", rejected({ code: "1002" })],
  ["no code", rejected({ description: "Denied." })],
  ["an empty text", rejected("")],
  ["a text that is not JSON", { status: 403, text: "Denied.", body: "Denied." }],
])("a rejected update may not have %s", (_, response) =>
  expect(matches(response, rejectedUpdate(403, "900329"))).toBe(false),
);

it("a match is written as its description", () => {
  expect(JSON.stringify({ status: rejection })).toBe('{"status":"(a status of 400 to 499)"}');
});
