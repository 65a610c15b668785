import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../turbo.ts";
import { glossary } from "./glossary.ts";
import { glossaryPage } from "./glossary-page.ts";
import { findWords } from "./recheck.ts";

// Each sentence is a file of its own, in the folder that its entry is limited to.
const sentences = glossary.words.flatMap(({ id, wrong, right, in: folder = "any" }) =>
  [...wrong.map((text) => ({ text, expected: true })), ...right.map((text) => ({ text, expected: false }))].map(
    (sentence, index) => ({ id, ...sentence, file: `${folder}/${id}-${index}.md` }),
  ),
);
const issues = findWords(new Map(sentences.map(({ file, text }) => [file, text])), glossary.words);
const isFound = (file: string, id: string) => issues.some((issue) => issue.file === file && issue.id === id);

describe.each(glossary.words)("the entry $id", ({ id }) => {
  const own = sentences.filter((sentence) => sentence.id === id);

  it.each(own.filter(({ expected }) => expected))("finds: $text", ({ file }) => {
    expect(isFound(file, id)).toBe(true);
  });

  it.each(own.filter(({ expected }) => !expected))("leaves alone: $text", ({ file }) => {
    expect(issues.filter((issue) => issue.file === file)).toEqual([]);
  });
});

it("has one entry for each phrase", () => {
  const phrases = glossary.words.flatMap(({ not }) => not);
  expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
});

it("is what GLOSSARY.md shows: run `pnpm glossary`", async () => {
  await expect(glossaryPage(glossary)).toMatchFileSnapshot(join(root, "GLOSSARY.md"));
});
