import type { StarlightUserConfig } from "@astrojs/starlight/types";
import { phrase } from "../views/locale-view.ts";
import type { LocaleContent } from "../views/site-data.ts";

type Plugin = NonNullable<StarlightUserConfig["plugins"]>[number];

/** How Pagefind names the number of results and what was searched for, in its texts. */
const placeholders = { count: "[COUNT]", words: "[SEARCH_TERM]" };

/** The texts of Pagefind's dialog, and those around code and headings, by the names that Starlight has for them. */
const textsOf = (locale: LocaleContent): Record<string, string> => {
  const named = (name: string) => phrase(locale, name, placeholders);
  return {
    "pagefind.clear_search": named("search-clear"),
    "pagefind.load_more": named("search-more"),
    "pagefind.search_label": named("search-site"),
    "pagefind.zero_results": named("search-none"),
    "pagefind.one_result": named("search-one"),
    "pagefind.many_results": named("search-many"),
    "pagefind.searching": named("search-running"),
    "expressiveCode.copyButtonTooltip": named("copy-code"),
    "expressiveCode.copyButtonCopied": named("copied"),
    "expressiveCode.terminalWindowFallbackTitle": named("terminal"),
    // Starlight words it in English in every guide, as none is in its folder. The title alone is in the guide's language.
    "heading.anchorLabel": "{{title}}",
  };
};

/**
 * Gives the search, code and headings their words in each language. Pagefind has translations of its own, but its npm
 * package chooses none of them: it was built as for a server, where the function that reads the language of the page does
 * nothing. Those that Starlight has for code leave languages out.
 */
export const siteWords = (locales: readonly LocaleContent[]): Plugin => ({
  name: "site-words",
  hooks: {
    // Starlight requires it of every plugin.
    "config:setup": () => undefined,
    "i18n:setup": ({ injectTranslations }) =>
      injectTranslations(Object.fromEntries(locales.map((locale) => [locale.code, textsOf(locale)]))),
  },
});
