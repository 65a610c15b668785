import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPrinter } from "./lines.ts";

const printer = () => {
  const written: string[] = [];
  const atExit: (() => void)[] = [];
  const print = createPrinter({ write: (text) => written.push(text) }, (flush) => atExit.push(flush));
  return { written, print, exit: () => atExit.forEach((flush) => void flush()) };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("lines of a few milliseconds are written at once and in order, later ones later", () => {
  const { written, print, exit } = printer();
  print("a");
  print("b");
  expect(written).toEqual([]);
  vi.advanceTimersByTime(5);
  expect(written).toEqual(["a\nb\n"]);
  print("c");
  vi.advanceTimersByTime(5);
  exit();
  expect(written).toEqual(["a\nb\n", "c\n"]);
});

test("what is left is written at the end", () => {
  const { written, print, exit } = printer();
  print("a");
  exit();
  expect(written).toEqual(["a\n"]);
});
