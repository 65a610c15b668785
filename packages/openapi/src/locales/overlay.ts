import { basename } from "node:path";

/** One action of a locale's overlay: the words of one node. */
export interface Action {
  target: string;
  update: Record<string, string>;
  /** The fingerprint of the English that each field of `update` translates. */
  "x-english": Record<string, string>;
  /** Translations whose English has changed, kept for the translator until the text is translated again. */
  "x-stale"?: Record<string, string>;
}

/** A locale: an OpenAPI Overlay that changes words and nothing else. */
export interface Overlay {
  overlay: "1.0.0";
  info: { title: string; version: string };
  /** The name of the language, in that language. */
  "x-language": string;
  /** The forms that render each term, by the term in English. */
  "x-glossary": Record<string, string[]>;
  actions: Action[];
}

/** Returns the code of a locale, such as `ja-JP`, after which its file is named. */
export const codeOf = (file: string): string => basename(file, ".yaml");
