import { posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Eleventy } from "@11ty/eleventy";
import type { LocaleView } from "./locale-view.ts";
import { toHtml, toMarkdown, toPlainText } from "./markdown.ts";
import { framePage, markdownPath, type PageFrame } from "./page-frame.ts";
import type { PageView } from "./page-view.ts";

const templates = fileURLToPath(new URL("../../pages/", import.meta.url));

type FramedPage = PageView & PageFrame;

/** The way from one page to another, so that the site works under any path and from the disk. */
const relativePath = (from: string, to: string): string =>
  posix.relative(posix.dirname(from), to) || posix.basename(to);

/** The way to a page from one that hosts show at any address: from the root, which is that of the site where it is known. */
const rootedPath = (to: string, origin: string | undefined): string => (origin ? new URL(to, origin).href : `/${to}`);

/**
 * Renders pages to HTML, and those that need no script to Markdown beside it, `llms.txt` and, where the site's address is
 * known, `sitemap.xml`.
 *
 * @param kinds the pages by the names of their templates in `pages/`.
 * @param origin the address of the site, with a slash at its end; search engines take no sitemap without it.
 * @returns the text of each file, by its path in the site.
 */
export const renderPages = async (
  kinds: Record<string, PageView[]>,
  locales: readonly LocaleView[],
  origin: string | undefined,
): Promise<Record<string, string>> => {
  const site = Object.fromEntries(
    Object.entries(kinds).map(([kind, pages]) => [kind, pages.map((page) => framePage(kind, page, locales))]),
  );
  const pages = Object.values(site).flat();
  const byUrl = new Map(pages.map((page) => [`/${page.path.replace(/(^|\/)index\.html$/, "$1")}`, page]));
  // Where search engines and other tools look for a page: in full where the address is known.
  const address = (from: string, path: string) =>
    origin ? new URL(path.replace(/(^|\/)index\.html$/, "$1"), origin).href : relativePath(from, path);
  const eleventy = new Eleventy(relative(process.cwd(), templates), "dist/site", {
    configPath: null,
    config: (config) => {
      config.setNunjucksEnvironmentOptions({ throwOnUndefined: true });
      config.addGlobalData("site", site);
      config.addGlobalData(
        "indexed",
        pages.filter(({ anywhere }) => !anywhere),
      );
      config.addFilter("markdown", toHtml);
      config.addFilter("plain", toPlainText);
      config.addFilter("markdownPath", markdownPath);
      config.addFilter("english", (all: FramedPage[]) => all.filter(({ locale }) => locale === locales[0]));
      config.addFilter("href", function (path: string) {
        const from = byUrl.get(this.page.url);
        return from?.anywhere ? rootedPath(path, origin) : relativePath(from?.path ?? this.page.url.slice(1), path);
      });
      config.addFilter("address", function (path: string) {
        return address(byUrl.get(this.page.url)?.path ?? this.page.url.slice(1), path);
      });
    },
  });
  const rendered = (await eleventy.toJSON()).map(({ url, content }) => [byUrl.get(url)?.path ?? url.slice(1), content]);
  const files = Object.fromEntries(rendered) as Record<string, string>;
  // In Markdown, a link to a page that has its own Markdown leads there.
  const readable = new Set(pages.filter(({ markdown }) => markdown).map(({ path }) => path));
  const linkFrom = (path: string) => (link: string) =>
    readable.has(posix.join(posix.dirname(path), link.replace(/#.*/, ""))) ? markdownPath(link) : link;
  for (const { path, markdown } of pages) if (markdown) files[markdown] = toMarkdown(files[path] ?? "", linkFrom(path));
  if (!origin) delete files["sitemap.xml"];
  return files;
};
