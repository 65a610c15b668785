import { expect, it } from "vitest";
import { Redactor } from "../redact/redactor.ts";
import { OutputEnd } from "./output-end.ts";

const shown = (secret: string, ...texts: string[]): string => {
  const output = new OutputEnd();
  for (const text of texts) output.add(text);
  return output.shown(new Redactor([secret]));
};

it("shows a short text as it is", () => {
  expect(shown("secret", "a\n", "b\n")).toBe("a\nb");
});

it("shows nothing of a secret that is printed in parts", () => {
  expect(shown("secret", "a sec", "ret b")).toBe("a [redacted] b");
});

it("shows the end of a long text, from a whole word on", () => {
  expect(shown("secret", "word ".repeat(400))).toBe("word ".repeat(400).trim());
  expect(shown("secret", `ab ${"word ".repeat(400)}`)).toBe(`… ${"word ".repeat(400)}`.trim());
  expect(shown("secret", `${"long".repeat(400)} end${" ".repeat(1_000)}`)).toBe("… end");
});

it("shows no part of a secret of several words that the end begins with", () => {
  expect(shown("of many words", "of many words ".repeat(500))).toMatch(/^… (?:\[redacted\] )+\[redacted\]$/);
});

it("shows no part of a secret that what is kept begins with, however short the rest is without secrets", () => {
  const secret = "s3cret".repeat(1_000).slice(200);
  expect(shown(secret, ...Array(20).fill(`${secret} `))).toBe(`…${" [redacted]".repeat(17)}`);
});
