import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createPrinter } from "./lines.ts";

const printer = () => {
  const written: string[] = [];
  const atExit: (() => void)[] = [];
  const print = createPrinter({ write: (text) => written.push(text) }, (flush) => atExit.push(flush));
  return { written, print, exit: () => atExit.forEach((flush) => void flush()) };
};

test("lines of one turn are written at once and in order, later ones later", async () => {
  const { written, print, exit } = printer();
  print("a");
  print("b");
  expect(written).toEqual([]);
  await setImmediate();
  expect(written).toEqual(["a\nb\n"]);
  print("c");
  await setImmediate();
  exit();
  expect(written).toEqual(["a\nb\n", "c\n"]);
});

test("what is left is written at the end", () => {
  const { written, print, exit } = printer();
  print("a");
  exit();
  expect(written).toEqual(["a\n"]);
});
