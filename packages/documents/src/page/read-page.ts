import type { Nodes, Root } from "mdast";
import { type Block, type Page, PageError } from "./page.ts";
import { parseHtml } from "./parse-html.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { textOf } from "./text-of.ts";

/** The largest page that is read, in bytes. The longest page of the documents has 200 kB. */
export const largestPage = 2_000_000;

const toBlocks = (node: Nodes): Block[] => {
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", text: textOf(node) }];
    case "paragraph":
    case "html":
      return [{ kind: "text", text: textOf(node) }];
    case "code":
      return [{ kind: "code", text: node.value }];
    case "table":
      return [{ kind: "table", rows: node.children.map(({ children }) => children.map(textOf)) }];
    case "list": {
      const items = node.children.map((item) => item.children.filter(({ type }) => type === "paragraph").map(textOf));
      const nested = node.children.flatMap((item) => item.children.filter(({ type }) => type !== "paragraph"));
      return [{ kind: "list", items: items.map((texts) => texts.join("\n")) }, ...nested.flatMap(toBlocks)];
    }
    default:
      return "children" in node ? node.children.flatMap(toBlocks) : [];
  }
};

const decode = (bytes: Uint8Array, file: string): string => {
  if (bytes.byteLength > largestPage) {
    const size = `${(bytes.byteLength / 1e6).toFixed(1)} MB`;
    throw new PageError(`${file} has ${size}; a page has less than ${largestPage / 1e6} MB. Save the page alone.`);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
    if (text.includes("\0")) throw new TypeError();
    return text;
  } catch {
    throw new PageError(`${file} is not text in UTF-8. Save the page as Markdown, as text or as HTML.`);
  }
};

const parse = (text: string): { tree: Root; metadata: Partial<Page>; lines: string[] } =>
  /^\s*<(?:!doctype html|html|head|body)\b/i.test(text)
    ? { ...parseHtml(text), lines: [] }
    : { ...parseMarkdown(text), lines: text.split("\n") };

/**
 * Reads a saved page: Markdown as in the public repositories of the documents, text as copied from a browser, or HTML.
 *
 * @param bytes the content of the file.
 * @param file the name of the file, for messages; its stem names the page.
 * @throws PageError when the file is empty, is not text, or is too large for a page.
 *
 * @example
 * ```ts
 * const page = readPage(Buffer.from("# Headers\n\nPUT /v1 HTTP/1.1"), "headers.md");
 * page.title; // "Headers"
 * ```
 */
export const readPage = (bytes: Uint8Array, file: string): Page => {
  const text = decode(bytes, file);
  if (text.trim() === "") throw new PageError(`${file} is empty. Save the page again.`);
  const { tree, metadata, lines } = parse(text);
  const blocks = toBlocks(tree).filter((block) => !("text" in block) || block.text !== "");
  const heading = blocks.find(({ kind }) => kind === "heading");
  const stem = file.replace(/^.*[\\/]/, "").replace(/\.\w+$/, "");
  return { ...metadata, name: stem, ...(heading?.kind === "heading" && { title: heading.text }), blocks, lines };
};
