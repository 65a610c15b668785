import type { Erratum } from "@partner-qualification/exchanges";
import { fingerprintOf as fingerprintOfText } from "../guides/check-translation.ts";
import { readTranslations } from "./translations.ts";

/** What an erratum says, as Markdown. */
export type ErratumText = Pick<Erratum, "title" | "original" | "corrected" | "evidence">;

/** A translated text, with the fingerprint of the English that it translates. */
type Translation = ErratumText & { english: string };

const textOf = ({ title, original, corrected, evidence }: ErratumText): ErratumText => ({
  title,
  original,
  corrected,
  evidence,
});

/** Identifies the English text of an erratum: its translations name it, and are stale when it has changed. */
export const fingerprintOf = (erratum: ErratumText): string =>
  fingerprintOfText(JSON.stringify(Object.values(textOf(erratum))));

/** Reads the translations in a language, by the ids of the errata; English, or a new language, has none. */
export const readErrata = (locale: string): Readonly<Record<string, Translation>> =>
  readTranslations<Translation>("errata", locale);

/**
 * Returns what an erratum says to readers of a language.
 *
 * @param translations those of the language.
 * @returns the text, and its language: English where the translation is missing or stale.
 */
export const erratumText = (
  erratum: ErratumText & { id: string },
  translations: Readonly<Record<string, Translation>>,
  locale: string,
): ErratumText & { lang: string } => {
  const translation = translations[erratum.id];
  return translation?.english === fingerprintOf(erratum)
    ? { ...textOf(translation), lang: locale }
    : { ...textOf(erratum), lang: "en-US" };
};
