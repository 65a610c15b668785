/** The terms of `specs/terms.yaml`. */
export interface Terms {
  /** The terms that every locale translates in its glossary, with their meaning. */
  translated: Record<string, string>;
  /** Names that stay the same in every language. */
  kept: string[];
}
