import { posix } from "node:path";
import { once } from "./once.ts";
import { markdownFragments } from "./page-markdown.ts";

/** Where links of pages lead in Markdown. */
export interface MarkdownLinks {
  /** The way from the Markdown of a page, for an address in the page. */
  linkFrom(page: string, address: string): string;
  /** The same from the root of the site, for a text that holds several pages; with the address of the site, the whole one. */
  linkFromRoot(page: string, address: string): string;
}

/** The Markdown of a page. */
export const markdownOf = (file: string): string => file.replace(/html$/, "md");

/**
 * Leads from Markdown to Markdown, and to the page where only that has the place, such as a form.
 *
 * @param pages the pages that have Markdown, by their files.
 * @param site the address of the site, where it is known.
 */
export const markdownLinks = (pages: ReadonlyMap<string, string>, site: URL | undefined): MarkdownLinks => {
  const fragmentsOf = once((file) => markdownFragments(pages.get(file) ?? ""));
  const linkFrom = (page: string, address: string): string => {
    const [path = "", id] = address.split("#");
    const target = path === "" ? page : posix.join(posix.dirname(page), path);
    if (!pages.has(target)) return address;
    if (id === undefined) return markdownOf(path);
    const fragment = fragmentsOf(target).get(decodeURIComponent(id));
    return fragment === undefined ? `${path || posix.basename(page)}#${id}` : `${markdownOf(path)}#${fragment}`;
  };
  const linkFromRoot = (page: string, address: string): string => {
    const link = linkFrom(page, address);
    if (/^[a-z]+:/.test(link)) return link;
    const file = link.startsWith("#") ? markdownOf(page) + link : posix.join(posix.dirname(page), link);
    return site ? new URL(file, site).href : file;
  };
  return { linkFrom, linkFromRoot };
};
