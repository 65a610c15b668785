import type { Element, ElementContent, Root, Text } from "hast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { classesOf, elementsOf, isElement, textOf } from "./hast.ts";
import { headingFragments } from "./heading-fragments.ts";

const element = (tagName: string, children: ElementContent[], properties: Element["properties"] = {}): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});

const text = (value: string): Text => ({ type: "text", value });

/** What a page has for its reader's eyes and hands, which says nothing in a text. */
const isFurniture = (node: Element): boolean =>
  ["script", "style", "link", "svg", "button", "form", "select", "noscript", "wbr", "starlight-tabs-restore"].includes(
    node.tagName,
  ) ||
  classesOf(node).some((name) => ["tablist-wrapper", "copy", "sl-anchor-link", "sr-only"].includes(name)) ||
  // The heading of the form, and what leads there.
  node.properties.id === "try-it" ||
  node.properties.href === "#try-it";

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
  return element("pre", [element("code", [text(textOf(pre))], { className })]);
};

const strong = (words: string): Element => element("p", [element("strong", [text(words)])]);

/** The text alternative of a drawing: its title, and what it shows. */
const alternative = (drawing: Element): Element[] => {
  const [title, description] = ["title", "desc"].map((name) => {
    const found = drawing.children.find((child) => isElement(child) && child.tagName === name);
    return found ? textOf(found) : "";
  });
  return [...(title ? [strong(title)] : []), ...(description ? [element("p", [text(description)])] : [])];
};

/** The steps of a workflow, which are listed beside its drawing, say all that its text alternative does. */
const isListed = (child: ElementContent, parent: Element): boolean =>
  isElement(child) && child.tagName === "figure" && classesOf(parent).includes("workflow");

/** Turns what the frame made of the content into plain elements of HTML. */
const plain = (node: Element, tabs: ReadonlyMap<string, string>): ElementContent[] => {
  if (node.tagName === "svg" && node.properties.role === "img") return alternative(node);
  if (isFurniture(node)) return [];
  if (node.tagName === "pre" && node.properties.dataLanguage) return [codeBlock(node)];
  // A block of code in a tab has the name of the tab as its title.
  if (node.tagName === "figcaption" && [...tabs.values()].includes(textOf(node).trim())) return [];
  if (node.tagName === "summary") return [strong(textOf(node).trim())];
  // Starlight's class of a row or column: what its styles set apart, no space does.
  const isRow = classesOf(node).includes("sl-flex");
  const children = node.children.flatMap((child) => {
    if (child.type === "text") return [text(child.value)];
    if (!isElement(child) || isListed(child, node)) return [];
    return [...plain(child, tabs), ...(isRow ? [text(" ")] : [])];
  });
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

interface PlainPage {
  title: string;
  summary: string;
  content: Root;
}

/** The title, the description and the content of a page as plain elements of HTML. */
const readPage = (html: string): PlainPage => {
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
  const title = textOf(heading).trim();
  return {
    title,
    summary: String(summary?.properties.content ?? ""),
    content: { type: "root", children: [element("h1", [text(title)]), ...plain(content, tabs)] },
  };
};

/** What leads in the Markdown of a page to each id that its content has: to the heading, or the one that it stands below. */
export const markdownFragments = (html: string): ReadonlyMap<string, string> => {
  const elements = elementsOf(readPage(html).content);
  const isHeading = ({ tagName }: Element) => /^h[1-6]$/.test(tagName);
  const fragments = headingFragments(elements.filter(isHeading).map(textOf)).values();
  const found = new Map<string, string>();
  let last = "";
  for (const one of elements) {
    if (isHeading(one)) last = fragments.next().value ?? "";
    if (typeof one.properties.id === "string") found.set(one.properties.id, last);
  }
  return found;
};

/** A page that Markdown is made of. */
export interface PageMarkdown {
  title: string;
  summary: string;
  /** Returns the Markdown, in which each link has the address that `link` gives for the one in the page. */
  write(link: (address: string) => string): string;
}

/**
 * Turns the content of a page into Markdown.
 *
 * @throws TypeError when the page has no heading or no content.
 */
export const pageMarkdown = (html: string): PageMarkdown => {
  const { title, summary, content } = readPage(html);
  const links = elementsOf(content)
    .filter(({ tagName }) => tagName === "a")
    .map((anchor) => ({ anchor, address: String(anchor.properties.href) }));
  const write = (link: (address: string) => string) => {
    for (const { anchor, address } of links) anchor.properties.href = link(address);
    return converter.stringify(converter.runSync(content));
  };
  return { title, summary, write };
};
