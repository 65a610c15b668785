import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import type { Settings } from "../settings.ts";
import type { SiteData } from "../views/site-data.ts";
import { changesFeed } from "./changes-feed.ts";
import { copyShownCode, withoutCopiedCode } from "./copy-button.ts";
import { withHeadingLanguages } from "./heading-languages.ts";
import { markdownFiles } from "./markdown-files.ts";
import { nameByContent } from "./name-by-content.ts";
import { once } from "./once.ts";
import { withPolicy } from "./page-policy.ts";
import { rewriteTags } from "./rewrite-tags.ts";
import { robots } from "./robots.ts";
import { splitSearchStyles } from "./search-styles.ts";
import { mergeAssets } from "./shared-assets.ts";
import { createSharedIcons } from "./shared-icons.ts";
import { createSharedScripts } from "./shared-scripts.ts";
import { createShortClasses } from "./short-classes.ts";
import { sitePaths } from "./site-paths.ts";
import { sitemap } from "./sitemap.ts";
import { createStyleSheet, findTokensByClass } from "./style-sheet.ts";
import { withUnbrokenCode } from "./unbroken-code.ts";

const addresses = /(?<=\s(?:href|src|value|content)=")[^"]+/g;
const styles = "_astro/styles.css";
/** The page that leads to the language of the reader: it has neither the frame of the others nor what they share. */
const languageChoice = "index.html";
const iconFile = "_astro/icons.svg";
/** The names of the programs that made a page: notices.txt has them once, rather than every page. */
const generators = /<meta name="generator"[^>]*>/g;

const write = (folder: string, file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};

/** Lets what scrolls by itself be reached by key, before any script has run. */
const focusable = (tag: string): string =>
  tag.replace(/^<(?:pre data-language|table)(?=[\s=>])/, (start) => start.replace(/^<\w+/, '$& tabindex="0"'));

/** Whether a page has a text to read elsewhere. */
const isRead = (file: string): boolean => !/(?:^|\/)404\.html$|^index\.html$/.test(file);

/**
 * Finishes what Astro wrote into a folder: addresses, style attributes, policies, and for each page its Markdown.
 *
 * @throws Error when Starlight or Expressive Code wrote another kind of page than they did.
 */
export const finishSite = (folder: string, site: SiteData, settings: Settings): void => {
  const built = globSync("**/*.html", { cwd: folder }).map((file) => file.replaceAll("\\", "/"));
  const paths = sitePaths(built, settings.site?.pathname ?? "/", settings.site?.href);
  const [sheet, scripts, icons] = [createStyleSheet(), createSharedScripts(), createSharedIcons()];
  const classes = createShortClasses();
  // Most tags are those of highlighted code, and the same in every language.
  const styled = once((tag) => focusable(sheet.withClass(classes.inTag(withoutCopiedCode(tag)))));
  const framed = new Map<string, string>();
  const unframed = new Map<string, string>();
  for (const from of built.sort()) {
    const file = paths.fileOf(from);
    const linked = (html: string) => html.replace(addresses, (address) => paths.linkFrom(file, address));
    const source = withUnbrokenCode(readFileSync(join(folder, from), "utf8"));
    const rewritten = rewriteTags(source, (tag) => linked(styled(tag)));
    const addressOf = (shared: string) => paths.linkFrom(file, `${settings.site?.pathname ?? "/"}${shared}`);
    const sheetLink = `<link rel="stylesheet" href="${addressOf(styles)}">`;
    const withSheet = rewritten.replace(generators, "").replace("</head>", `${sheetLink}</head>`);
    const linkedOut = icons.moveOut(scripts.moveOut(withSheet, addressOf), addressOf(iconFile));
    const html = withPolicy(withHeadingLanguages(linkedOut), file.includes("/operations/"));
    if (file !== from) rmSync(join(folder, from));
    (file === languageChoice ? unframed : framed).set(file, html);
  }
  const readable = new Map([...framed].filter(([file]) => isRead(file)));
  write(folder, styles, sheet.css());
  for (const file of globSync("_astro/ec.*.css", { cwd: folder }))
    write(folder, file, findTokensByClass(readFileSync(join(folder, file), "utf8")));
  for (const file of globSync("_astro/ec.*.js", { cwd: folder }))
    write(folder, file, copyShownCode(readFileSync(join(folder, file), "utf8")));
  const shared = mergeAssets(framed, (name) => readFileSync(join(folder, "_astro", name), "utf8"));
  for (const name of shared.merged) rmSync(join(folder, "_astro", name));
  const { search, rest } = splitSearchStyles(classes.inStyles(shared.files["site.css"] ?? ""));
  const assets = {
    "site.js": shared.files["site.js"] ?? "",
    "site.css": rest,
    "styles.css": sheet.css(),
    "icons.svg": icons.file(),
  };
  const named = nameByContent(assets);
  for (const [file, html] of [...shared.pages, ...unframed]) write(folder, file, named.inPage(html));
  for (const [file, text] of Object.entries({
    ...scripts.files(),
    ...named.files,
    "search.css": search,
    ...markdownFiles(site, readable, settings.site),
    "changes.xml": changesFeed(site, settings.site),
    "robots.txt": robots(settings.site),
    ...(settings.site && { "sitemap.xml": sitemap([...readable.keys(), "index.html"], paths, settings.site) }),
  }))
    write(folder, file, text);
};

/** Finishes the pages before Starlight makes the search index of them. */
export const finishPages = (site: SiteData, settings: Settings): AstroIntegration => ({
  name: "finish-pages",
  hooks: { "astro:build:done": ({ dir }) => finishSite(fileURLToPath(dir), site, settings) },
});
