import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./turbo.ts";

const records = globSync("docs/decisions/*.md", { cwd: root }).sort();
const decisions = readFileSync(join(root, "ARCHITECTURE.md"), "utf8").split("## Decisions\n")[1]?.split("\n") ?? [];

describe.each(records)("%s", (record) => {
  const text = readFileSync(join(root, record), "utf8");

  it("is linked from ARCHITECTURE.md by its number and title", () => {
    const [, number = "", title] = /^# (\d+)\. (.+)\n/.exec(text) ?? [];
    expect(basename(record)).toMatch(new RegExp(`^${number.padStart(4, "0")}-`));
    expect(decisions).toContain(`- [${title}](${record})`);
  });

  it("has a context, a decision and consequences, and fits on a page", () => {
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      "Context",
      "Decision",
      "Consequences",
    ]);
    expect(text.trim().split("\n").length).toBeLessThanOrEqual(45);
  });
});

it("each decision has a number of its own", () => {
  const numbers = records.map((record) => basename(record).slice(0, 4));
  expect(new Set(numbers).size).toBe(numbers.length);
});

const pages = [...globSync("*.md", { cwd: root }), ...records];
const links = pages.flatMap((page) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, target = ""]) => ({
    page,
    target,
  })),
);
it.each(links)("$page links to $target, which is there", ({ page, target }) => {
  expect(existsSync(join(root, dirname(page), target))).toBe(true);
});
