import { consolePolicy, pagePolicy, plainPolicy } from "../policy.ts";
import type { LocaleView } from "./locale-view.ts";
import type { PageView } from "./page-view.ts";

/** What stands around the content of a page. */
export interface PageFrame {
  kind: string;
  /** The name of the site, in the page's language. */
  site: string;
  phrases: Record<string, string>;
  /** The first page of the language that needs no script, its interactive reference, and its description. */
  home: string;
  interactive: string;
  openapi: string;
  /** The page for readers of no language that the site has. */
  fallback: string;
  /** The page as Markdown; absent for pages that need a script. */
  markdown: string | undefined;
  sections: { phrase: string; path: string; current: boolean; foreign: boolean }[];
  /** Each language with the same page, or the first page where there is none. */
  menu: { code: string; language: string; path: string }[];
  policy: string;
  styles: string[];
  scripts: string[];
}

/** The parts of the site that are in English alone, by their phrases, with the kinds of their pages. */
const english: [phrase: string, file: string, kinds: string[]][] = [
  ["guides", "guides/index.html", ["guides", "guide"]],
  ["errata", "errata.html", ["errata"]],
  ["documented-exchanges", "exchanges/index.html", ["exchanges", "exchange"]],
  ["changes", "changes.html", ["changes"]],
  ["try-it", "try-it.html", ["console"]],
];
/** The kinds of pages about the description. The reference of the mock is none of them: it has no other languages. */
const described = ["overview", "operation", "schema", "errors", "error", "reference"];

export const markdownPath = (path: string): string => path.replace(/html(?=#|$)/, "md");

/** The kinds of pages that need a script, and the one that says there is no page: no text to read elsewhere. */
const withoutMarkdown = ["reference", "start", "console", "missing"];

/** What each kind of page loads. */
const assetsOf = (kind: string, { path, script }: PageView & { script?: string }) => {
  if (kind === "start") return { policy: pagePolicy, styles: ["site.css"], scripts: ["start.js"] };
  if (kind === "console") {
    const scripts = ["scalar.standalone.js", "try-it.js"];
    return { policy: consolePolicy, styles: ["try-it.css"], scripts };
  }
  if (kind !== "reference" || !script) return { policy: plainPolicy, styles: ["site.css"], scripts: [] };
  const own = path.replace(/[^/]*$/, script);
  return {
    policy: pagePolicy,
    styles: ["redoc.css", "site.css", "reference.css"],
    scripts: ["frame.js", "redoc.standalone.js", own],
  };
};

/** Puts the frame around a page. */
export const framePage = <T extends PageView>(kind: string, page: T, locales: readonly LocaleView[]): T & PageFrame => {
  const { locale, languages, path } = page;
  const first = locales[0] ?? locale;
  return {
    ...page,
    kind,
    site: locale.description.info.title,
    phrases: locale.phrases,
    home: `${locale.code}/overview.html`,
    interactive: `${locale.code}/index.html`,
    openapi: `${locale.code}/openapi.json`,
    fallback: kind === "reference" ? "index.html" : (languages?.[0]?.path ?? path),
    markdown: withoutMarkdown.includes(kind) ? undefined : markdownPath(path),
    sections: [
      {
        phrase: "reference",
        path: `${locale.code}/index.html`,
        current: described.includes(kind) && languages !== undefined,
        foreign: false,
      },
      ...english.map(([phrase, file, kinds]) => ({
        phrase,
        path: `${first.code}/${file}`,
        current: kinds.includes(kind),
        foreign: locale !== first,
      })),
    ],
    menu: locales.map(({ code, language }) => ({
      code,
      language,
      path: languages?.find((one) => one.code === code)?.path ?? `${code}/index.html`,
    })),
    ...assetsOf(kind, page),
  };
};
