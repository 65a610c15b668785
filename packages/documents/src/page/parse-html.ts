import type { Element, Root as HtmlRoot } from "hast";
import { toMdast } from "hast-util-to-mdast";
import type { Root } from "mdast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { PageMetadata } from "./page.ts";
import { toRevision } from "./parse-markdown.ts";

const parser = unified().use(rehypeParse);

/** What surrounds the article, or is hidden from the reader. */
const around = new Set(["nav", "header", "footer", "script", "style", "template", "form", "button", "aside"]);

const classesOf = ({ properties }: Element): unknown[] => [properties.className ?? []].flat();

const removeSurroundings = (tree: HtmlRoot): void => {
  visit(tree, "element", (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (!around.has(node.tagName) && !classesOf(node).includes("sxs-lookup")) return;
    parent.children.splice(index, 1);
    return index;
  });
};

const readMetadata = (tree: HtmlRoot): PageMetadata => {
  const metadata: PageMetadata = {};
  visit(tree, "element", ({ tagName, properties }) => {
    const content = String(properties.content ?? "");
    if (tagName === "html" && properties.lang) metadata.locale ??= String(properties.lang);
    if (tagName === "link" && [properties.rel].flat().includes("canonical")) {
      metadata.address ??= String(properties.href);
    }
    if (tagName !== "meta") return;
    const revision = properties.name === "ms.date" && toRevision(content);
    if (revision) metadata.revision = revision;
    if (properties.name === "locale") metadata.locale = content;
  });
  return metadata;
};

const findArticle = (tree: HtmlRoot): HtmlRoot => {
  let article: Element | undefined;
  visit(tree, "element", (node) => {
    if (node.tagName === "main") article ??= node;
  });
  return article ? { type: "root", children: [article] } : tree;
};

/** Parses a page in HTML: its `main` element, or all of it, without the navigation. */
export const parseHtml = (source: string): { tree: Root; metadata: PageMetadata } => {
  const tree = parser.parse(source);
  const metadata = readMetadata(tree);
  removeSurroundings(tree);
  const content = toMdast(findArticle(tree));
  return { tree: content.type === "root" ? content : { type: "root", children: [] }, metadata };
};
