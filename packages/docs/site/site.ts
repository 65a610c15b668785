import { settings, site } from "virtual:site-data";
import { phrase } from "../src/views/locale-view.ts";
import type { LocaleContent } from "../src/views/site-data.ts";

export { settings, site };

type Listed = "operations" | "schemas" | "errors" | "exchanges";

/** The content of a language. */
export const contentOf = (code: string): LocaleContent => {
  const content = site.locales.find((locale) => locale.code === code);
  if (!content) throw new RangeError(`The spec has no language ${code}. Add it to specs/locales/.`);
  return content;
};

/** The words of a language, by the names of phrases. */
export const wordsOf =
  (content: LocaleContent) =>
  (name: string, values: Record<string, string | number> = {}): string =>
    phrase(content, name, values);

/** Joins sentences of a language: Japanese and Chinese are written without spaces. */
export const joinSentences = (code: string, ...sentences: string[]): string =>
  sentences.join(/^(?:ja|zh)-/.test(code) ? "" : " ");

/** The paths of a page that every language has. */
export const localePaths = () => site.locales.map(({ code }) => ({ params: { locale: code } }));

/** The paths of the pages of a kind, each with its view. */
export const pagePaths = <Kind extends Listed>(kind: Kind) =>
  site.locales.flatMap((content) =>
    content[kind].map((page) => ({
      params: { locale: content.code, name: page.file.replace(/^.*\/|\.html$/g, "") },
      props: { page: page as LocaleContent[Kind][number] },
    })),
  );

/** The address of a file of the site. */
export const address = (file: string): string => `${import.meta.env.BASE_URL.replace(/\/$/, "")}/${file}`;
