import type { Source } from "@partner-qualification/openapi";
import { languageNames } from "./language-names.ts";
import type { LocaleView } from "./locale-view.ts";

/** A document that states a fact. */
export interface SourceView {
  title: string;
  /** The language of the title: English where the document is called so, as Microsoft's pages are. */
  lang: string;
  revision: string | undefined;
  /** Where it is published; absent for a document that is not. */
  address: string | undefined;
  /** The month when it was last compared with the spec, `YYYY-MM`. */
  checked: string | undefined;
  /** The names of the languages that it states the fact in, where only some do. */
  languages: string | undefined;
}

/** A cited document; with `locales` where only some of its languages state the fact. */
type Cited = Source & { locales?: string[] };

/** Each revision of a document once, with all languages that it is cited in. */
export const distinctSources = (sources: readonly Cited[]): Cited[] =>
  [...Map.groupBy(sources, ({ document, revision }) => `${document} ${revision}`).values()].flatMap((same) => {
    const [first] = same;
    const isLimited = same.every(({ locales }) => locales);
    const locales = isLimited ? [...new Set(same.flatMap((one) => one.locales ?? []))] : [];
    return first ? [{ ...first, locales }] : [];
  });

/** A cited document, as its title in the register and a link to its newest address. */
export const sourceView = (
  { code, description, english }: LocaleView,
  { document, revision, locales = [] }: Cited,
): SourceView => {
  const { title = document, addresses: [address] = [], checked } = description["x-documents"][document] ?? {};
  const isTranslated = title !== (english["x-documents"][document]?.title ?? document);
  const languages = locales.length > 0 ? languageNames(code, locales) : undefined;
  return { title, lang: isTranslated ? code : "en-US", revision, address, checked, languages };
};
