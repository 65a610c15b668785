import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../", import.meta.url);
const page = readFileSync(new URL("SECURITY.md", folder), "utf8");
const tables = page.slice(page.indexOf("## Threats"));
const rows = tables
  .split("\n")
  .filter((line) => line.startsWith("|") && !/^\| (?:threat +\||-)/.test(line))
  .map((line) => {
    const [threat = "", defense = "", held = ""] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    return { threat, defense, held };
  });

test("each threat has a defense, and there are as many as were thought of", () => {
  expect(rows.length).toBeGreaterThan(30);
  for (const { threat, defense } of rows) expect([threat, defense]).not.toContain("");
});

test.each(rows)("a test holds the defense against $threat", ({ held }) => {
  const [, file = "", title = ""] = /^`([\w./-]+\.test\.ts)`: (\S.*)$/.exec(held) ?? [];
  const path = new URL(file, folder);
  expect(file !== "" && existsSync(path), held).toBe(true);
  const titles = readFileSync(path, "utf8").matchAll(/(?:\btest|\bit|\bdescribe|\))\(\s*"([^"]*)"/g);
  const found = [...titles].some(([, one]) => one === title);
  expect(found, `${file} has no test '${title}'`).toBe(true);
});
