import { errorPage } from "@partner-qualification/openapi";
import type { LocaleView } from "./locale-view.ts";

/** What every page of the site has. */
export interface PageView {
  /** The file of the page in the site, such as `ja-JP/errors/index.html`. */
  path: string;
  locale: LocaleView;
  /** The heading, and with the name of the spec the title. */
  title: string;
  /** One sentence about the page, as plain text. */
  summary: string;
  /** The same page in every language; absent for a page that is in English alone. */
  languages?: { code: string; path: string }[];
  /** Whether hosts show the page at any address: no link of it can be relative, and search engines shall not list it. */
  anywhere?: true;
}

/** Where a page stands that every language has: the same file in the folder of each. */
export const inEveryLanguage = (
  locale: LocaleView,
  locales: readonly LocaleView[],
  file: string,
): Pick<PageView, "path" | "locale"> & Required<Pick<PageView, "languages">> => ({
  path: `${locale.code}/${file}`,
  locale,
  languages: locales.map(({ code }) => ({ code, path: `${code}/${file}` })),
});

const kebab = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase();

/** The page of each thing in the folder of a language. */
export const files = {
  operation: (id: string): string => `operations/${kebab(id)}.html`,
  schema: (name: string): string => `schemas/${kebab(name)}.html`,
  /** By the name of the error's example in the components. */
  error: errorPage,
};
