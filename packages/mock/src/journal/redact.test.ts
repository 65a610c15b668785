import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { redact, redactBody, redactQuery, sanitizePath } from "./redact.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

test("a secret is redacted to its last two characters, a short one altogether", () => {
  expect([redact("987654"), redact("1234"), redact("")]).toEqual(["••54", "••", "••"]);
  expect(redactQuery({ CODE: "987654" })).toEqual({ code: "••54" });
});

test("of a body, the described properties are kept, and of others the names", () => {
  const body = { qualification: "Education", website: "contoso.edu", validationCode: "987654", password: "secret" };
  expect(redactBody(body)).toEqual({ ...body, validationCode: "••54", password: "…" });
  expect([redactBody(3), redactBody("secret"), redactBody(["secret"])]).toEqual([3, "…", "…"]);
  expect(redactBody({ website: { secret: 1 }, validationCode: 12345 })).toEqual({ website: "…", validationCode: "…" });
});

test("an entry is a few kilobytes at most, whatever the body is", () => {
  const names = Array.from({ length: 1_000 }, (_, index) => [
    `${index}\u202e`.padEnd(5_000, "\u202e"),
    "x".repeat(60_000),
  ]);
  const body = Object.fromEntries([["website", "x".repeat(60_000)], ...names]);
  expect(JSON.stringify(redactBody(body)).length).toBeLessThan(20_000);
  expect(sanitizePath(`/${"\u0000".repeat(60_000)}`).length).toBeLessThan(1_500);
});

test.each([
  ["a\r\nb", "a\\u{d}\\u{a}b"],
  ["\u001b[31m", "\\u{1b}[31m"],
  ["a\u009bb", "a\\u{9b}b"],
  ["\u202eevil\u2066", "\\u{202e}evil\\u{2066}"],
  ["\u2028\u200b\ufeff", "\\u{2028}\\u{200b}\\u{feff}"],
  ["schön/学校", "schön/学校"],
])("%j is printed as %j, in a path and as the name of a property", (text, printed) => {
  expect(sanitizePath(text)).toBe(printed);
  expect(redactBody({ [text]: 1 })).toEqual({ [printed]: "…" });
});

test("what is cut does not keep the text it was cut from", () => {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: 300 }, (_, index) => [
    redactBody(JSON.parse(`{ "website": "${"w".repeat(60_000)}${index}", "${"n".repeat(30_000)}${index}": 1 }`)),
    sanitizePath(`/${"p".repeat(60_000)}${index}`),
  ]);
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10 * 1024 * 1024);
  expect(kept).toHaveLength(300);
});
