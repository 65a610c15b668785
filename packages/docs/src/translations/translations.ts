import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** A text for readers of a language, and the language that it is in. */
export interface TranslatedText {
  text: string;
  lang: string;
}

/** Reads the translations of texts into a language; English, or a new language, has none. */
export const readTranslations = <Translation = string>(
  texts: "changes" | "errata" | "notes",
  locale: string,
): Readonly<Record<string, Translation>> => {
  const file = new URL(`${texts}/${locale}.yaml`, import.meta.url);
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as Record<string, Translation>) : {};
};

/**
 * Returns a text for readers of a language. One that is not translated, as one that is new, stays English.
 *
 * @param translations those of the language, by their English.
 */
export const translate = (
  english: string,
  translations: Readonly<Record<string, string>>,
  locale: string,
): TranslatedText => {
  const translated = translations[english];
  return translated === undefined ? { text: english, lang: "en-US" } : { text: translated, lang: locale };
};
