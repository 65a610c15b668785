import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Description, type Method, operations } from "@partner-qualification/openapi";
import { withCodeSamples } from "@partner-qualification/samples";
import { parse } from "yaml";
import { redocPolicy } from "../policy.ts";
import { type LocaleView, phrase } from "../views/locale-view.ts";
import { files } from "../views/page-view.ts";
import { type PageParts, pageParts } from "./page-parts.ts";
import { redocScript } from "./redoc-script.ts";
import { redoclyFolder, renderPages } from "./redocly-cli.ts";
import { searchLinks } from "./search-links.ts";

const control = createRequire(import.meta.url).resolve("@partner-qualification/mock/control.openapi.yaml");

const unread = [
  "x-source",
  "x-inferred",
  "x-rules",
  "x-documents",
  "x-phrases",
  "x-replaced-by",
  "x-credentials",
  "x-client-method",
  "x-absent-status",
  "x-reference-response",
];

/** Leaves out what Redoc does not read: the operations' descriptions say it already. */
const withoutExtensions = (description: object): object =>
  JSON.parse(JSON.stringify(description, (key, value) => (unread.includes(key) ? undefined : value))) as object;

/** The description with its samples, and at each operation a link to its own page. */
const referenceOf = (locale: LocaleView): Description => {
  const description = withCodeSamples(locale.description);
  for (const { id, method, path } of operations) {
    const operation = description.paths[path]?.[method.toLowerCase() as Lowercase<Method>];
    if (operation) operation.description += `\n\n[${phrase(locale, "page-of-operation")}](${files.operation(id)})`;
  }
  return description;
};

interface View {
  file: string;
  lang: string;
  title: string;
  summary: string;
  /** The links of the header: the start of the site, which has its name, and its parts. */
  links: readonly { href: string; words: string }[];
  description: object;
}

const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The way from a view to the root of the site, such as `../`. */
const rootFrom = (file: string): string => "../".repeat(file.split("/").length - 1) || "./";

/** The links of the header to a language of the site. */
const linksTo = (locale: LocaleView, folder: string): View["links"] => [
  { href: `${folder}index.html`, words: locale.description.info.title },
  { href: `${folder}guides/index.html`, words: phrase(locale, "guides") },
  { href: `${folder}overview.html`, words: phrase(locale, "reference") },
  { href: `${folder}errors/index.html`, words: phrase(locale, "errors") },
];

const link = ({ href, words }: View["links"][number]) => `<a href="${href}">${escapeHtml(words)}</a>`;

const pageOf = (
  { file, lang, title, summary, links }: View,
  { body, inline }: PageParts,
  script: string,
  known: readonly string[],
): string =>
  `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${redocPolicy(inline)}">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(summary)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${rootFrom(file)}favicon.svg" type="image/svg+xml">
${known.map((line) => `${line}\n`).join("")}<link rel="stylesheet" href="${rootFrom(file)}redoc/redoc.css">
<link rel="stylesheet" href="${rootFrom(file)}redoc/reference.css">
<script src="${rootFrom(file)}redoc/theme.js"></script>
<script type="module" src="${script}"></script>
</head>
<body class="reference">
<header class="site-header">${links.map(link).join("\n")}</header>
<div id="content" tabindex="-1">${body}</div>
</body>
</html>
`;

/** The styles of Redoc, which every view has alike. */
const sharedStyle = (styles: readonly string[]): string => {
  const [style = "", ...others] = new Set(styles);
  if (others.length === 0) return style;
  throw new Error("The one-page views have different styles, and cannot share one file. Write a file for each.");
};

/**
 * Renders the one-page view of each language, and that of the mock's control API, by the Redocly CLI.
 *
 * @param site the address of the site, where it is known: search engines need it.
 * @returns the text of each file, by its path in the site.
 * @throws Error when the CLI fails or renders another kind of page than it did.
 */
export const onePageViews = async (
  locales: readonly LocaleView[],
  site: URL | undefined,
): Promise<Record<string, string>> => {
  const localized = locales.map((locale): View => {
    const { title } = locale.description.info;
    return {
      file: `${locale.code}/interactive`,
      lang: locale.code,
      title: `${phrase(locale, "one-page-view")} · ${title}`,
      summary: phrase(locale, "one-page-view-summary"),
      links: linksTo(locale, ""),
      description: referenceOf(locale),
    };
  });
  const [english] = locales;
  const steering: View = {
    file: "mock-control",
    lang: "en-US",
    title: "Control API of the mock",
    summary: "The operations that steer the mock server.",
    links: english ? linksTo(english, "en-US/") : [],
    description: parse(readFileSync(control, "utf8")) as object,
  };
  const views = [...localized, steering];
  const pages = await renderPages(views.map(({ description }) => withoutExtensions(description)));
  const parts = views.map(({ file }, index) =>
    pageParts(pages[index] ?? "", `${rootFrom(file)}redoc/redoc.standalone.js`),
  );
  const languages = localized.map(({ lang, file }) => ({ lang, file: `${file}.html` }));
  return {
    ...Object.fromEntries(
      views.flatMap((view, index) => {
        const part = parts[index];
        const known = searchLinks(`${view.file}.html`, view === steering ? [] : languages, site);
        const script = `${view.file.replace(/^.*\//, "")}.js`;
        return part
          ? [
              [`${view.file}.html`, pageOf(view, part, script, known)],
              [`${view.file}.js`, `${part.start}\n`],
            ]
          : [];
      }),
    ),
    "redoc/redoc.css": sharedStyle(parts.map(({ style }) => style)),
    "redoc/reference.css": readFileSync(new URL("reference.css", import.meta.url), "utf8"),
    "redoc/theme.js": readFileSync(new URL("theme.js", import.meta.url), "utf8"),
    "redoc/redoc.standalone.js": redocScript(),
    // Redoc's license, and those of what its script contains, require their text beside it.
    "redoc/notices.txt": readFileSync(join(redoclyFolder, "THIRD_PARTY_NOTICES"), "utf8"),
  };
};
