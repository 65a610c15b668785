import { existsSync, readdirSync, readFileSync } from "node:fs";
import { locales } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { checkTranslation, describeStaleness, fingerprintOf } from "./check-translation.ts";

const folder = new URL("../../guides/", import.meta.url);
const names = readdirSync(folder).filter((file) => file.endsWith(".md"));
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");
const translated = locales.filter(({ code }) => code !== "en-US");
const pairs = translated.flatMap(({ code }) => names.map((name) => ({ file: `${code}/${name}`, name })));

describe("a translated guide", () => {
  it.each(pairs)("$file has the headings, the code and the links of the English", ({ file, name }) => {
    expect(existsSync(new URL(file, folder)), `guides/${file} is missing. Translate guides/${name}.`).toBe(true);
    expect(checkTranslation(read(name), read(file))).toEqual([]);
  });

  it("has an English one", () => {
    const all = translated.flatMap(({ code }) => readdirSync(new URL(code, folder)).map((name) => `${code}/${name}`));
    expect(all.sort()).toEqual(pairs.map(({ file }) => file).sort());
  });

  // While the English is written, its translations may wait; a release has them.
  it("is up to date", () => {
    const stale = pairs.flatMap(({ file, name }) => {
      const problem = describeStaleness(read(name), read(file));
      return problem ? [`guides/${file} ${problem}`] : [];
    });
    if (process.env.CI) expect(stale).toEqual([]);
    else if (stale.length > 0) process.stderr.write(`${stale.join("\n")}\n`);
  });
});

const english = `---
title: First
description: One guide.
operations: [getThing]
---

Read [this](a.html).

## Then

\`\`\`ts title="TypeScript"
call(); // [not](a-link.html)
\`\`\`
`;
const german = english.replace("First", "Erstes").replace("One guide.", "Eine Anleitung.").replace("Read", "Lesen Sie");

describe("checkTranslation", () => {
  it("accepts other words", () => {
    expect(checkTranslation(english, german)).toEqual([]);
  });

  it.each([
    ["Erstes", "First", "has the English title. Translate it."],
    ["title: Erstes\n", "", "has no title in its front matter. Translate that of the English."],
    ["getThing", "other", "has other operations than the English. Copy them."],
    ["## Then", "### Then", "has other headings than the English. Give it the same ones, on the same levels."],
    ["call()", "aufruf()", "has another block of code 1 than the English. Copy it."],
    ["## Then", "## Then\n\n```sh\n```", "has 2 blocks of code, and the English 1. Copy them from the English."],
    ["a.html", "b.html", "has the links b.html, which the English does not have. Remove them."],
    ["a.html", "b.html", "lacks the links a.html. Add them."],
  ])("finds %j instead of %j", (from, to, problem) => {
    expect(checkTranslation(english, german.replace(from, to))).toContain(problem);
  });

  it("knows when the English has changed", () => {
    const current = german.replace("---\n\n", `english: ${fingerprintOf(english)}\n---\n\n`);
    expect(describeStaleness(english, current)).toBeUndefined();
    expect(describeStaleness(english.replace("Read", "See"), current)).toContain("is out of date.");
    expect(describeStaleness(english, german)).toContain(`set \`english: ${fingerprintOf(english)}\``);
  });
});
