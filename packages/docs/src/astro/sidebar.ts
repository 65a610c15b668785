import type { StarlightUserConfig } from "@astrojs/starlight/types";
import { guideNames } from "../views/guide-files.ts";
import { phrase } from "../views/locale-view.ts";
import type { LocaleContent } from "../views/site-data.ts";

type Items = NonNullable<StarlightUserConfig["sidebar"]>;

/** The label of an item in English, and its translations. */
const labeled = (locales: readonly LocaleContent[], words: (locale: LocaleContent) => string) => {
  const [english, ...others] = locales;
  return {
    label: english ? words(english) : "",
    translations: Object.fromEntries(others.map((locale) => [locale.code, words(locale)])),
  };
};

/** A link to the pages that stand at the same place in every language. */
const linked = (
  locales: readonly LocaleContent[],
  kind: "operations" | "schemas" | "errors",
  words: (page: LocaleContent[typeof kind][number]) => string = ({ title }) => title,
): Items =>
  (locales[0]?.[kind] ?? []).map(({ file }, index) => ({
    link: `/${file}`,
    ...labeled(locales, (locale) => {
      const page = locale[kind][index];
      return page ? words(page) : "";
    }),
  }));

/** The tree of the site, beside every page. */
export const sidebarOf = (locales: readonly LocaleContent[]): Items => {
  const named = (name: string) => labeled(locales, (locale) => phrase(locale, name));
  return [
    { link: "/", ...named("start") },
    {
      ...named("guides"),
      items: [
        { link: "/guides.html", ...named("overview") },
        ...guideNames().map((name) => ({ slug: `guides/${name}` })),
      ],
    },
    {
      ...named("reference"),
      items: [
        { link: "/overview.html", ...named("overview") },
        ...linked(locales, "operations"),
        { link: "/workflows.html", ...named("workflows") },
        { ...named("schemas"), collapsed: true, items: linked(locales, "schemas") },
        { link: "/interactive.html", ...named("one-page-view") },
      ],
    },
    {
      ...named("errors"),
      collapsed: true,
      items: [{ link: "/errors.html", ...named("all-errors") }, ...linked(locales, "errors")],
    },
    { link: "/errata.html", ...named("errata") },
    { link: "/exchanges.html", ...named("documented-exchanges") },
    { link: "/changes.html", ...named("changes") },
  ];
};
