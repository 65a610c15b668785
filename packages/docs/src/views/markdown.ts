import markdownIt from "markdown-it";

// An address in a text leads there; a name such as contoso.edu is none.
const markdown = markdownIt({ linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

/** Renders the Markdown of a description; HTML in it is text. */
export const toHtml = (text: string): string => markdown.render(text);

/** The text alone, in one line, without the marks of Markdown. */
export const toPlainText = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .replace(/\s+/g, " ")
    .trim();
