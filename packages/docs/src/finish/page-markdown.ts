import type { Element, ElementContent, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { classesOf, elementsOf, isElement, textOf } from "./hast.ts";

const element = (tagName: string, children: ElementContent[], properties: Element["properties"] = {}): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});

/** What a page has for its reader's eyes and hands, which says nothing in a text. */
const isFurniture = (node: Element): boolean =>
  ["script", "style", "link", "svg", "button", "form", "select", "noscript", "starlight-tabs-restore"].includes(
    node.tagName,
  ) ||
  classesOf(node).some((name) => ["tablist-wrapper", "copy", "sl-anchor-link", "sr-only", "try-it"].includes(name));

const highlighted = /(<pre\b[^>]*\sdata-language="[^"]*"[^>]*><code>)([\s\S]*?)(?=<\/code><\/pre>)/g;
const codeLine = /<div class="(?:[^"]*\s)?ec-line"[^>]*>/;

/** Leaves of each highlighted block its text: the elements of the colors are most of a page, and say nothing to parse. */
const withoutColors = (html: string): string =>
  html.replace(highlighted, (_, start: string, lines: string) => {
    const texts = lines.split(codeLine).slice(1);
    return start + texts.map((line) => line.replace(/<[^>]*>/g, "").replace(/\n$/, "")).join("\n");
  });

/** A block of code, with the language of its fence. */
const codeBlock = (pre: Element): Element => {
  const className = [`language-${pre.properties.dataLanguage}`];
  return element("pre", [element("code", [{ type: "text", value: textOf(pre) }], { className })]);
};

const strong = (text: string): Element => element("p", [element("strong", [{ type: "text", value: text }])]);

/** Turns what the frame made of the content into plain elements of HTML. */
const plain = (node: Element, tabs: ReadonlyMap<string, string>): ElementContent[] => {
  if (isFurniture(node)) return [];
  if (node.tagName === "pre" && node.properties.dataLanguage) return [codeBlock(node)];
  if (node.tagName === "summary") return [strong(textOf(node).trim())];
  const children = node.children.flatMap((child) =>
    isElement(child) ? plain(child, tabs) : child.type === "text" ? [{ type: child.type, value: child.value }] : [],
  );
  const label = tabs.get(String(node.properties.ariaLabelledBy));
  return [...(label ? [strong(label)] : []), element(node.tagName, children, node.properties)];
};

const converter = unified()
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", rule: "-", fences: true });

/** The head and the content of a page: the frame around it, which is most of a page, says nothing to parse. */
const readPart = (html: string): string => {
  const [, head = "", content = ""] = /^([\s\S]*?<\/head>)[\s\S]*?(<main\b[\s\S]*<\/main>)/.exec(html) ?? [];
  return `${head}${content}` || html;
};

/**
 * Turns the content of a page into Markdown.
 *
 * @param link gives for each address in the page the one that the Markdown has.
 * @throws TypeError when the page has no heading or no content.
 */
export const pageMarkdown = (
  html: string,
  link: (address: string) => string,
): { title: string; summary: string; text: string } => {
  const elements = elementsOf(
    unified()
      .use(rehypeParse)
      .parse(withoutColors(readPart(html))),
  );
  const heading = elements.find(({ tagName }) => tagName === "h1");
  const content = elements.find((node) => classesOf(node).includes("sl-markdown-content"));
  if (!heading || !content)
    throw new TypeError("The page has no heading or no content. Put both into Starlight's frame.");
  const summary = elements.find(({ tagName, properties }) => tagName === "meta" && properties.name === "description");
  const tabs = new Map(
    elements
      .filter(({ properties }) => properties.role === "tab")
      .map((tab) => [String(tab.properties.id), textOf(tab).trim()]),
  );
  const body = plain(content, tabs);
  for (const anchor of body.flatMap(elementsOf).filter(({ tagName }) => tagName === "a"))
    anchor.properties.href = link(String(anchor.properties.href));
  const title = textOf(heading).trim();
  const root: Root = { type: "root", children: [element("h1", [{ type: "text", value: title }]), ...body] };
  return {
    title,
    summary: String(summary?.properties.content ?? ""),
    text: converter.stringify(converter.runSync(root)),
  };
};
