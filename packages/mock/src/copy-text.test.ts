import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { copyText } from "./copy-text.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const kept = 50;
const megabyte = 1024 * 1024;

// The bytes that stay in use when some characters of many long texts are kept.
const heapOf = (keep: (text: string) => string): number => {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const texts = Array.from({ length: kept }, (_, index) => keep(`${index}`.padEnd(megabyte, "x")));
  collectGarbage();
  const used = process.memoryUsage().heapUsed - before;
  expect(texts).toHaveLength(kept);
  return used;
};

test("a slice keeps the whole text alive, a copy of it does not", () => {
  expect(heapOf((text) => text.slice(0, 200))).toBeGreaterThan((kept * megabyte) / 2);
  expect(heapOf((text) => copyText(text.slice(0, 200)))).toBeLessThan((kept * megabyte) / 10);
});

test("a lone surrogate becomes the replacement character", () => {
  expect(copyText("a\ud800b, a text of some length")).toBe("a\ufffdb, a text of some length");
});

test.each(["", "text", "名前", '\u0000\u2028"\\'])("%j is copied as it is", (text) => {
  expect(copyText(text)).toBe(text);
});
