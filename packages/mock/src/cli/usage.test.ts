import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingNames, settingOf } from "./settings.ts";
import { usage } from "./usage.ts";

const own = ["config", "help", "version"];

test("the help names every setting and fits on a screen", () => {
  const lines = usage.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  for (const name of [...settingNames, ...own])
    expect(usage, name).toMatch(new RegExp(`(?:^ {2}|, )--${name}[ ,]`, "m"));
});

test("the texts of the help begin in one column", () => {
  const lines = usage.split("\n").filter((line) => line.startsWith("  -"));
  const columns = settingNames.map((name) => {
    const line = lines.find((one) => one.startsWith(`  --${name} `)) ?? "";
    return line.indexOf(settingOf(name).help, name.length);
  });
  expect(new Set(columns).size).toBe(1);
  expect(columns[0]).toBeGreaterThan(10);
});

test("the README lists every setting, as the help does", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, section = ""] = /^## Options\n([\s\S]*?)^##+ /m.exec(readme) ?? [];
  const shown = [...section.matchAll(/^\| `--([a-z-]+)(?: (<[^`]+>))?`/gm)].map(([, name, takes]) => [
    name,
    takes?.replaceAll("\\", ""),
  ]);
  const settings = settingNames.map((name) => [name, settingOf(name).takes]);
  expect(shown.sort()).toEqual([...settings, ["config", "<file>"], ["help", undefined], ["version", undefined]].sort());
});
