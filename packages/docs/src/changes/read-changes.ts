import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** A version of the spec, as `specs/changes.yaml` has it. */
interface Version<Change> {
  version: string;
  /** The day it was published, `YYYY-MM-DD`. */
  date: string;
  changes: Change[];
}

/** A version of the spec for readers of a language: each change as Markdown, in the language `lang`. */
export type VersionView = Version<{ text: string; lang: string }>;

/** Reads the translations of the changes into a language, by their English; English, or a new language, has none. */
export const readChangeTranslations = (locale: string): Readonly<Record<string, string>> => {
  const file = new URL(`translations/${locale}.yaml`, import.meta.url);
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
};

/** Reads the versions of the spec in English, the newest first. */
export const readVersions = (): Version<string>[] =>
  parse(readFileSync(new URL("../../../../specs/changes.yaml", import.meta.url), "utf8")) as Version<string>[];

/** Returns versions for readers of a language. A change that is not translated, as one that is new, stays English. */
export const versionViews = (
  versions: readonly Version<string>[],
  translations: Readonly<Record<string, string>>,
  locale: string,
): VersionView[] =>
  versions.map(({ changes, ...version }) => ({
    ...version,
    changes: changes.map((english) => {
      const translated = translations[english];
      return translated === undefined ? { text: english, lang: "en-US" } : { text: translated, lang: locale };
    }),
  }));
