import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** What is noted of a documented exchange, in the language `lang`. */
export interface NoteText {
  text: string;
  lang: string;
}

/** Reads the translations of the notes into a language, by their English; English, or a new language, has none. */
export const readNotes = (locale: string): Readonly<Record<string, string>> => {
  const file = new URL(`translations/${locale}.yaml`, import.meta.url);
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
};

/** Returns a note for readers of a language. One that is not translated, as one that is new, stays English. */
export const noteText = (english: string, translations: Readonly<Record<string, string>>, locale: string): NoteText => {
  const translated = translations[english];
  return translated === undefined ? { text: english, lang: "en-US" } : { text: translated, lang: locale };
};
