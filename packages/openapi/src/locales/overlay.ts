import { basename } from "node:path";

/** One action of a locale's overlay: the words of one node. */
export interface Action {
  target: string;
  update: Record<string, string>;
  /** The fingerprint of the English that each field of `update` translates. */
  "x-english": Record<string, string>;
  /** Translations of what the English was before; kept for the translator until there are new ones. */
  "x-stale"?: Record<string, string>;
}

/** A locale: an OpenAPI Overlay that holds words alone. */
export interface Overlay {
  overlay: "1.0.0";
  info: { title: string; version: string };
  /** What the language calls itself. */
  "x-language": string;
  /** The forms that render each term, by the term in English. */
  "x-glossary": Record<string, string[]>;
  actions: Action[];
}

/** The code of a locale, such as `ja-JP`: its file is called by it. */
export const codeOf = (file: string): string => basename(file, ".yaml");
