import { expect, it } from "vitest";
import { readStructure, type Structure } from "./page-structure.ts";
import { readStyleUses } from "./style-uses.ts";
import { usePage } from "./use-page.ts";

const page = usePage({ viewport: { width: 800, height: 600 } });

const structureOf = async (lang: string, content: string): Promise<Structure> => {
  await page().setContent(`<!doctype html><html lang="${lang}"><title>${lang}</title><main>${content}</main></html>`);
  return page().evaluate(readStructure, { uses: await page().evaluate(readStyleUses), mark: "data-mark" });
};

it.each([
  [
    "words, ids and the page's own language",
    '<a href="#one">One</a><h1 id="one">One</h1><p lang="en">Text.</p>',
    '<a href="#eins">Eins</a><h1 id="eins">Eins</h1><p lang="de">Text.</p>',
  ],
  ["addresses", '<a href="/en-US/one.html">One</a>', '<a href="/de-DE/eins.html">Eins</a>'],
  [
    "the entry that is chosen",
    "<select><option selected>One</option><option>Two</option></select>",
    "<select><option>Eins</option><option selected>Zwei</option></select>",
  ],
  ["what was marked", "<p>One.</p>", '<p data-mark="1">Eins.</p>'],
  ["drawings", '<svg><path d="M0 0"/></svg>', '<svg><path d="M1 1h2"/></svg>'],
  [
    "a style of one language that has nothing to style",
    "<style>em:lang(de) { font-weight: 600 }</style><p>One.</p>",
    "<style>em:lang(de) { font-weight: 600 }</style><p>Eins.</p>",
  ],
  [
    "the language of the page, where a style is for both",
    "<style>p:is(:lang(de), :lang(en)) { font-weight: 600 }</style><p>One.</p>",
    "<style>p:is(:lang(de), :lang(en)) { font-weight: 600 }</style><p>Eins.</p>",
  ],
  ["where the words of an element stand", "<p>One <b>two</b></p>", "<p><b>Zwei</b> eins</p>"],
  [
    "in which order the parts of a text stand",
    "<style>h2 + p { color: red }</style><p><b>One</b> and <i>two</i></p>",
    "<style>h2 + p { color: red }</style><p><i>Zwei</i> und <b>eins</b> und <i>drei</i></p>",
  ],
])("is the same for pages that differ in %s", async (_, english, german) => {
  expect(await structureOf("de", german)).toEqual(await structureOf("en", english));
});

it.each([
  ["where a link leads within the page", '<a href="#a">A</a><b id="a"></b>', '<a href="#b">A</a><b id="a"></b>'],
  ["the language of a part", '<p lang="en">One.</p>', '<p lang="fr">One.</p>'],
  ["an attribute", "<p>One.</p>", '<p role="note">One.</p>'],
  ["the role of a drawing", '<svg role="img"></svg>', '<svg role="none"></svg>'],
  ["words or none", "<p>One.</p>", "<p> </p>"],
  ["what is within what", "<div><p>One.</p></div><p>Two.</p>", "<div><p>One.</p><p>Two.</p></div>"],
  ["what is shown", "<style>p { color: red }</style><p>One.</p>", "<style>p { display: none }</style><p>One.</p>"],
])("is another one for pages that differ in %s", async (_, one, other) => {
  const [first, second] = [await structureOf("en", one), await structureOf("en", other)];
  expect(second.whole).not.toBe(first.whole);
  expect(second.parts).not.toEqual(first.parts);
});

it("is another one where a link is alone in its text", async () => {
  const link = '<a href="/">A</a>';
  const [alone, beside] = [await structureOf("en", `<p>${link}</p>`), await structureOf("en", `<p>${link}${link}</p>`)];
  expect(beside.whole).not.toBe(alone.whole);
});

it.each([
  "b + i { color: red }",
  "p i:first-child { font-weight: 600 }",
  "p:has(> b + i) { opacity: 0.5 }",
  "p { & b + i { color: red } }",
  ":root[data-theme='dark'] b ~ i::before { color: red }",
  "[data-theme='dark'] > body b + ::before { color: red }",
  "@media (width > 300px) { b ~ i { background: red } }",
])("is another one for texts in another order where a style reads it: %s", async (style) => {
  const [first, second] = ["<b>One</b><i>two</i>", "<i>One</i><b>two</b>"];
  const inOrder = async (text: string) => (await structureOf("en", `<style>${style}</style><p>${text}</p>`)).whole;
  expect(await inOrder(second)).not.toBe(await inOrder(first));
});

it("has parts that stay the same wherever they stand, and however the words in them are ordered", async () => {
  const { parts } = await structureOf(
    "en",
    "<h1>A page</h1><p>A <b>bold</b> text of <code>code</code>.</p><p>Two.</p>",
  );
  const moved = await structureOf(
    "de",
    "<h1>Seite</h1><p>Zwei.</p><p><code>Code</code> und <b>Text</b> und <b>mehr</b>.</p>",
  );
  expect(Object.keys(moved.parts).filter((part) => !(part in parts))).toEqual([]);
  const other = await structureOf("de", "<h1>Seite</h1><p><b></b></p>");
  expect(Object.entries(other.parts).filter(([part]) => !(part in parts))).toEqual([
    [expect.any(String), "main > :nth-child(2)"],
  ]);
});

it.each([
  "p:lang(de) { font-weight: 600 }",
  "p:is(:lang(de), :lang(nl)) { font-weight: 600 }",
  "p:is(:lang(de), :lang(en)):lang(de) { font-weight: 600 }",
  "p:is(:lang(de), i) { font-weight: 600 }",
  "p { &:lang(de) { color: red } }",
  "p:lang(de)::first-line { color: red }",
  "[data-theme='dark'] p:lang(de) { color: red }",
])("is another one in a language that has a style of its own: %s", async (style) => {
  const content = `<style>${style}</style><p>One.</p>`;
  expect((await structureOf("de", content)).whole).not.toBe((await structureOf("en", content)).whole);
});
