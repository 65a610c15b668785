import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A word to avoid, in prose and in names. */
export interface Word {
  id: string;
  /** The phrases to avoid. A space in them is any white space. */
  not: string[];
  /** Regular expressions of the text next to a phrase that makes its use legitimate. */
  before?: string;
  after?: string;
  /** The folder to which the entry is limited. */
  in?: string;
  /** Words that no declared name may contain. */
  names?: string[];
  write: string;
  because: string;
  /** Sentences in which the entry is found, and sentences in which it is not. */
  wrong: string[];
  right: string[];
}

/** Names to avoid. */
export interface Name {
  not: string[];
  /** The folder to which the entry is limited. */
  in?: string;
  write: string;
}

export interface Glossary {
  words: Word[];
  names: Name[];
  /** The terms of the project, each with its meaning. */
  terms: Record<string, string>;
}

/** The one list of words, for the linter and for GLOSSARY.md. */
export const glossary: Glossary = parse(readFileSync(new URL("glossary.yaml", import.meta.url), "utf8"));
