import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test.each([
  ["/v1/customers?code=••45", "/v1/customers?code=••45"],
  ["\u001b[2J\r\n\u0000\u007f\u009b", "\\u001b[2J\\u000d\\u000a\\u0000\\u007f\\u009b"],
  ["é\u202e名\u2028\ud83d\udca9", "\\u00e9\\u202e\\u540d\\u2028\\ud83d\\udca9"],
  ["x".repeat(30), "x".repeat(30)],
  ["x".repeat(31), `${"x".repeat(30)}…`],
])("%j is shown as %j", (text, expected) => {
  expect(printable(text, 30)).toBe(expected);
});

test("in JSON the escapes mean the characters", () => {
  const value = { path: "/\u009b\u2028é" };
  expect(JSON.parse(printable(JSON.stringify(value), 100))).toEqual(value);
});
