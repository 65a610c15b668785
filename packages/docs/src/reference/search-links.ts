/** A page in one of its languages. */
interface Localized {
  lang: string;
  /** Its file in the site. */
  file: string;
}

/**
 * The links by which a search engine knows the address of a page, and the same page in other languages. They are whole
 * addresses: where that of the site is not known, there are none.
 *
 * @param languages the page in every language, itself included; empty for a page that is in one language alone.
 */
export const searchLinks = (file: string, languages: readonly Localized[], site: URL | undefined): string[] =>
  site
    ? [
        `<link rel="canonical" href="${new URL(file, site).href}">`,
        ...languages.map(
          (other) => `<link rel="alternate" hreflang="${other.lang}" href="${new URL(other.file, site).href}">`,
        ),
      ]
    : [];
