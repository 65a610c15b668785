import { expect, test } from "vitest";
import { settingNames } from "./settings.ts";
import { usage } from "./usage.ts";

test("the help names every setting and fits on a screen", () => {
  const lines = usage.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  for (const name of [...settingNames, "config", "help", "version"])
    expect(usage, name).toMatch(new RegExp(`(?:^ {2}|, )--${name}[ ,]`, "m"));
});
