import markdownIt from "markdown-it";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

const markdown = markdownIt();
// What may be wider than the page scrolls by itself, and can be reached by key to do so.
markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0">\n<table>\n';
markdown.renderer.rules.table_close = () => "</table>\n</div>\n";
markdown.renderer.rules.fence = (tokens, index) => {
  const { content = "", info = "" } = tokens[index] ?? {};
  const [, language, title] = /^(\S*)(?:\s+title="([^"]*)")?/.exec(info) ?? [];
  const named = language ? ` class="language-${markdown.utils.escapeHtml(language)}"` : "";
  const code = `<pre tabindex="0"><code${named}>${markdown.utils.escapeHtml(content)}</code></pre>`;
  if (!title) return `${code}\n`;
  return `<figure>\n<figcaption>${markdown.utils.escapeHtml(title)}</figcaption>\n${code}\n</figure>\n`;
};

/** Renders the Markdown of a description or a guide; HTML in it is text. */
export const toHtml = (text: string): string => markdown.render(text);

/** The text alone, in one line, without the marks of Markdown. */
export const toPlainText = (text: string): string => text.replace(/[`*]/g, "").replace(/\s+/g, " ").trim();

// Markdown has no fragments of its own: where an element of the page has one, an empty anchor keeps it.
const anchor = "fragment-anchor";
const withAnchors = (html: string): string => html.replace(/<\w+ id="([^"]+)">/g, `$&<${anchor} id="$1"></${anchor}>`);

// A cell of a Markdown table has no paragraphs: what they hold is separated by a space, or it would run together.
const withoutParagraphs = (html: string): string =>
  html.replace(/<(t[dh])\b[^>]*>[\s\S]*?<\/\1>/g, (cell) => cell.replace(/<p>/g, "").replace(/<\/p>\s*/g, " "));

const converter = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark, {
    handlers: { [anchor]: (_, { properties }) => ({ type: "html", value: `<a id="${properties.id}"></a>` }) },
  })
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", rule: "-" });

/**
 * Turns the content of a page into Markdown.
 *
 * @param link gives for each address in the page the one that the Markdown has.
 * @throws TypeError when the page has no `<main>`.
 */
export const toMarkdown = (html: string, link: (address: string) => string): string => {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1];
  if (main === undefined) throw new TypeError("The page has no <main>. Put its content into one.");
  return String(converter.processSync(withAnchors(withoutParagraphs(main)).replace(/(?<=<a href=")[^"]+/g, link)));
};
