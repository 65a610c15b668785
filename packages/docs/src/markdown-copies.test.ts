import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { locales } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { diagramsOfGuides } from "./diagrams/index.ts";
import { readLabels } from "./diagrams/render.ts";
import { markdownFragments } from "./finish/page-markdown.ts";
import { siteFolder } from "./site-folder.ts";

const read = (file: string) => readFileSync(join(siteFolder, file), "utf8");
const copies = globSync(["**/*.md", "llms*.txt"], { cwd: siteFolder }).map((file) => file.replaceAll("\\", "/"));
const withFences = (text: string, fence: string): string => text.replace(/^( *)```[\s\S]*?^\1```$/gm, `$1${fence}`);
const withoutFences = (text: string): string => withFences(text, "");

const codeSpan = /(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g;
const link = /\[((?:[^[\]\\]|\\.)*)\]\([^)\s]*\)/g;
/** A letter or digit of a script that sets words apart by spaces. */
const letter = /(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}]/u.source;
const glued = new RegExp(`(?:${letter}|[»›])[«‹]|[»›]${letter}|${"``"}`, "gu");

/** Where words, links and code stand without a space between them, and where code is empty. */
const gluedIn = (text: string): string[] => {
  const marked = withoutFences(text).replace(codeSpan, "‹›").replace(link, "«$1»");
  return [...marked.matchAll(glued)].map(({ index }) => marked.slice(Math.max(0, index - 20), index + 20));
};

it.each([
  "- 429[A](a.md)",
  "- `429`[A](a.md)",
  "[A](a.md)Which",
  "[A](a.md)[B](b.md)",
  "[A](a.md)`b`",
  "`a`b",
  "`a` ``b",
  "[第](a.md)`b`",
])("finds what is glued in %s", (text) => {
  expect(gluedIn(text)).toHaveLength(1);
});

it.each([
  "- 429 [A](a.md), [`B`](b.md): ([C](c.md))",
  "`a`-`b` and `[c`, `d]`, l’`e`",
  "请[第](a.md)第 `b`第",
  "```sh\n`a`[b](c)d\n```",
])("finds nothing in %s", (text) => {
  expect(gluedIn(text)).toEqual([]);
});

describe("the Markdown of the pages", () => {
  it("has spaces between words, links and code", () => {
    expect(copies.length).toBeGreaterThan(locales.length * 100);
    expect(copies.flatMap((file) => gluedIn(read(file)).map((place) => `${file}: ${place}`))).toEqual([]);
  });

  it("has no space between the sentences of a script that is written without them", () => {
    const set = /[。！？][ \n]\S?[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
    const found = copies.flatMap((file) => withoutFences(read(file)).match(set) ?? []);
    expect(found).toEqual([]);
  });

  it("has one empty line between two paragraphs", () => {
    expect(copies.filter((file) => /\n\n\n/.test(withFences(read(file), "code")))).toEqual([]);
  });

  it("has something below each heading", () => {
    const empty = /^(#+) .*\n+(?=(#+) |(?![\s\S]))/gm;
    const found = copies.flatMap((file) =>
      // A fence counts as a text.
      [...withFences(read(file), "code").matchAll(empty)]
        .filter(([, level = "", next = ""]) => next.length <= level.length)
        .map(([heading]) => `${file}: ${heading}`),
    );
    expect(found).toEqual([]);
  });

  it("says what the diagrams of the guides show", () => {
    for (const { code } of locales) {
      const { diagrams } = readLabels(code);
      for (const [guide, names] of Object.entries(diagramsOfGuides)) {
        const text = read(`${code}/guides/${guide}.md`);
        for (const name of names) expect(text).toContain(`**${diagrams[name].title}**\n\n`);
        for (const name of names) expect(text).toContain(`\n\n${diagrams[name].description}\n\n`);
      }
    }
  });

  it("has for the headings of a guide the fragments that Astro gave them", () => {
    const guides = copies.filter((file) => /\/guides\/(?!index)/.test(file));
    expect(guides.length).toBeGreaterThan(locales.length);
    for (const file of guides) {
      const html = read(file.replace(/md$/, "html"));
      const ids = [...html.matchAll(/<h[2-6] id="([^"]+)"/g)].map(([, id = ""]) => id);
      const fragments = markdownFragments(html);
      expect(ids.filter((id) => fragments.has(id)).length, file).toBeGreaterThan(1);
      expect(ids.filter((id) => fragments.has(id) && fragments.get(id) !== id)).toEqual([]);
    }
  });
});
