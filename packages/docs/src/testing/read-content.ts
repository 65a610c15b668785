import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Element, Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { classesOf, elementsOf, textOf } from "../finish/hast.ts";
import { siteFolder } from "../site-folder.ts";
import { toHtml } from "../views/markdown.ts";

const parser = unified().use(rehypeParse, { fragment: true });

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The text of a node in one line. */
export const wordsIn = (node: Root | Element): string => flat(textOf(node));

/** The text that a reader sees of Markdown, in one line. */
export const wordsOf = (markdown: string): string => wordsIn(parser.parse(toHtml(markdown)));

/** The content of a page of the built site, without the frame around it. */
export const readContent = (file: string): Root => {
  const [content] = /<main\b[\s\S]*<\/main>/.exec(readFileSync(join(siteFolder, file), "utf8")) ?? [];
  if (content === undefined) throw new TypeError(`${file} has no content.`);
  return parser.parse(content);
};

/** The elements of a page with a class, or with the name of a tag. */
export const findAll = (node: Root | Element, name: string): Element[] =>
  elementsOf(node).filter((one) => one.tagName === name || classesOf(one).includes(name));

/** The addresses that a page leads to, without the way there: `schemas/qualification.html`. */
export const linksIn = (node: Root | Element): string[] =>
  findAll(node, "a").map(({ properties }) => String(properties.href).replace(/^(?:\.\.\/)+/, ""));

/** The element with an id. */
export const findById = (node: Root | Element, id: string): Element | undefined =>
  elementsOf(node).find(({ properties }) => properties.id === id);

/** The lines of all highlighted code on a page. */
export const codeIn = (node: Root | Element): string[] =>
  findAll(node, "pre").map((pre) =>
    findAll(pre, "ec-line")
      .map((line) => textOf(line).replace(/\n$/, ""))
      .join("\n"),
  );
