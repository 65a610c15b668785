import { expect, test } from "vitest";
import { displayName } from "./display-name.ts";

test.each([
  ["customer", "customer"],
  ["名前", "名前"],
  ["65543400-f8b0-4783-8530-6d35ab8c6801", "65543400-f8b0-4783-8530-6d35ab8c6801"],
  ["a\r\n\u001b[2J\u2028b", "a\\u{d}\\u{a}\\u{1b}[2J\\u{2028}b"],
  ["\u202etxt", "\\u{202e}txt"],
  ["\ud800", "\ufffd"],
  ["a longer name, of words ".repeat(9), `${"a longer name, of words ".repeat(9).slice(0, 64)}…`],
  ["eyJhbGciOiJub25lIn0.eyJ0aWQiOiIxIn0.x", "…"],
  ["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "…"],
  [`${"x".repeat(60_000)}1`, "…"],
])("%j is shown as %j", (name, shown) => {
  expect(displayName(name)).toBe(shown);
});
