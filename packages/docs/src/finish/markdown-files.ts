import type { SiteData } from "../views/site-data.ts";
import { isInOneFile, llmsFiles, type MarkdownPage } from "./llms-files.ts";
import { markdownLinks, markdownOf } from "./markdown-links.ts";
import { pageMarkdown } from "./page-markdown.ts";

/**
 * The Markdown of each page, and the lists of it for language models, by their files.
 *
 * @param pages the pages that have a text to read elsewhere, by their files.
 * @param address the address of the site, where it is known.
 */
export const markdownFiles = (
  site: SiteData,
  pages: ReadonlyMap<string, string>,
  address: URL | undefined,
): Record<string, string> => {
  const links = markdownLinks(pages, address);
  const texts: Record<string, string> = {};
  const listed: MarkdownPage[] = [];
  for (const [page, html] of pages) {
    const file = markdownOf(page);
    const { title, summary, write } = pageMarkdown(html);
    texts[file] = write((link) => links.linkFrom(page, link));
    const whole = isInOneFile(file) ? write((link) => links.linkFromRoot(page, link)) : undefined;
    listed.push({ file, title, summary, whole });
  }
  return { ...texts, ...llmsFiles(site, listed, address) };
};
