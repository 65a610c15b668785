import type { StarlightUserConfig } from "@astrojs/starlight/types";
import { phrase } from "../views/locale-view.ts";
import type { LocaleContent } from "../views/site-data.ts";

type Plugin = NonNullable<StarlightUserConfig["plugins"]>[number];

/** How Pagefind names the number of results and what was searched for, in its texts. */
const placeholders = { count: "[COUNT]", words: "[SEARCH_TERM]" };

/** Pagefind's names of the texts of its dialog, and our phrases for them. */
const phrases = {
  "pagefind.clear_search": "search-clear",
  "pagefind.load_more": "search-more",
  "pagefind.search_label": "search-site",
  "pagefind.zero_results": "search-none",
  "pagefind.one_result": "search-one",
  "pagefind.many_results": "search-many",
  "pagefind.searching": "search-running",
};

/**
 * Gives the search its words in each language. Pagefind has translations of its own, but its npm package chooses none of
 * them: it was built as for a server, where the function that reads the language of the page does nothing.
 */
export const searchWords = (locales: readonly LocaleContent[]): Plugin => ({
  name: "search-words",
  hooks: {
    // Starlight requires it of every plugin.
    "config:setup": () => undefined,
    "i18n:setup": ({ injectTranslations }) =>
      injectTranslations(
        Object.fromEntries(
          locales.map((locale) => [
            locale.code,
            Object.fromEntries(
              Object.entries(phrases).map(([text, name]) => [text, phrase(locale, name, placeholders)]),
            ),
          ]),
        ),
      ),
  },
});
