import { expect, it } from "vitest";
import { secretPatterns } from "./spellings.ts";

const redact = (secret: string, text: string): string =>
  text.replace(new RegExp(secretPatterns(secret).join("|"), "gi"), "*");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const secret = "s3cret/+-.é 😀<\\\"='&";

it.each([
  ["as it is", secret],
  ["in JSON", JSON.stringify(secret).slice(1, -1)],
  ["in JSON within JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
  ["with the slashes of PHP", JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/")],
  ["by numbers in JSON", secret.replace(/\W/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)],
  ["by numbers in JSON within JSON", "s3cret\\\\u002f+-.é 😀<\\\"='&"],
  ["in a URL", encodeURIComponent(secret)],
  ["in a URL within a URL", encodeURIComponent(encodeURIComponent(secret))],
  ["in small letters", encodeURIComponent(secret).toLowerCase()],
  ["in a form", new URLSearchParams({ secret }).toString().replace("secret=", "")],
  [
    "in HTML",
    secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  ],
  ["in HTML within HTML", secret.replaceAll("&", "&amp;amp;").replaceAll("<", "&amp;lt;")],
  ["in HTML by hexadecimal numbers", secret.replaceAll("+", "&#x2B;").replaceAll("=", "&#x3d;")],
])("finds a secret %s", (_, text) => {
  expect(redact(secret, `before ${text} after`)).toBe("before * after");
});

it.each([0, 1, 2, 3])("finds a secret in base64 after %i other bytes, and in that of URLs", (before) => {
  const secret = "a?>~code: 12~?";
  const text = Buffer.from("x".repeat(before) + secret + "y".repeat(5));
  for (const found of [text.toString("base64"), text.toString("base64url")])
    expect(found.length - redact(secret, found).replace("*", "").length).toBeGreaterThan((secret.length * 8) / 6 - 2);
});

it("leaves nothing of a secret that is all of the base64", () => {
  for (const all of ["12345", "123456", "1234567"]) expect(redact(all, base64(all))).toBe("*");
});

it("leaves other texts alone", () => {
  expect(redact("a.b-c", "a_b-c, axb-c, a.b c")).toBe("a_b-c, axb-c, a.b c");
  expect(redact("wxyz", base64("wxyz"))).toBe(base64("wxyz"));
});
