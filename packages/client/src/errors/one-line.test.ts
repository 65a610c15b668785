import { describe, expect, it } from "vitest";
import { oneLine } from "./one-line.ts";

describe("oneLine", () => {
  it.each([
    ["", ""],
    ["Kunden «Škola» 客户 العميل", "Kunden «Škola» 客户 العميل"],
    ["a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c"],
    ["\u001b[31mred", "\\u{1b}[31mred"],
    ["\u009b31m", "\\u{9b}31m"],
    ["a\u202eb\u2066c\u2028d", "a\\u{202e}b\\u{2066}c\\u{2028}d"],
    ["\u{e0041}\ufeff", "\\u{e0041}\\u{feff}"],
    ["\ud800a\udc00", "\\u{d800}a\\u{dc00}"],
    ["😀", "😀"],
  ])("%j becomes %j", (text, line) => {
    expect(oneLine(text, 100)).toBe(line);
  });

  it("cuts what is longer, never within a surrogate pair", () => {
    expect(oneLine("x".repeat(10), 10)).toBe("x".repeat(10));
    expect(oneLine("x".repeat(11), 10)).toBe(`${"x".repeat(9)}…`);
    expect(oneLine("\n".repeat(10), 10)).toBe("\\u{a}\\u{a…");
    for (let most = 2; most < 12; most += 1) {
      const line = oneLine("😀".repeat(9), most);
      expect(line.length).toBeLessThanOrEqual(most);
      expect(line).toMatch(/^(😀)*…$/u);
    }
  });
});
