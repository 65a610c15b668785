import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { readTranslations, type TranslatedText, translate } from "../translations/translations.ts";

/** A version of the spec, as `specs/changes.yaml` has it. */
interface Version<Change> {
  version: string;
  /** The day it was published, `YYYY-MM-DD`. */
  date: string;
  changes: Change[];
}

/** A version of the spec for readers of a language, with each change as Markdown. */
export type VersionView = Version<TranslatedText>;

/** Reads the versions of the spec in English, the newest first. */
export const readVersions = (): Version<string>[] =>
  parse(readFileSync(new URL("../../../../specs/changes.yaml", import.meta.url), "utf8")) as Version<string>[];

/** Returns the versions of the spec for readers of a language, the newest first. */
export const versionViews = (locale: string): VersionView[] => {
  const translations = readTranslations("changes", locale);
  return readVersions().map(({ changes, ...version }) => ({
    ...version,
    changes: changes.map((change) => translate(change, translations, locale)),
  }));
};
