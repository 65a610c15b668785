import { expect, it } from "vitest";
import { languageGroups } from "./language-groups.ts";

const block = (title: string) =>
  `<div class="expressive-code"><figure><figcaption><span class="title">${title}</span></figcaption><pre></pre></figure></div>`;

it("groups blocks that follow each other, each in another language", () => {
  const [first, last] = [block("TypeScript"), block("C#")];
  expect(languageGroups(`<p>a</p>${first}\n${last}<p>b</p>`)).toEqual([
    "<p>a</p>",
    [
      { label: "TypeScript", html: first },
      { label: "C#", html: last },
    ],
    "<p>b</p>",
  ]);
});

it("leaves an output beside the group as it is", () => {
  const [before, first, last, output] = ["config.json", "TypeScript", "C#", "Output"].map(block);
  expect(languageGroups(`${before}${first}${last}\n${output}`)).toEqual([
    before,
    [
      { label: "TypeScript", html: first },
      { label: "C#", html: last },
    ],
    `\n${output}`,
  ]);
});

it.each([
  ["one block alone", block("Python")],
  ["blocks with text between", `${block("Python")}<p>then</p>${block("C#")}`],
  ["a program with its output", block("Python") + block("Output")],
  ["titles that are not languages", block("a.txt") + block("b.txt")],
  ["the same language twice", block("Python") + block("Python")],
])("leaves %s as it is", (_, html) => {
  expect(languageGroups(html).join("")).toBe(html);
});
