/** The terms of `specs/terms.yaml`. */
export interface Terms {
  /** What each term means that every locale translates in its glossary. */
  translated: Record<string, string>;
  /** Names that stay as they are in every language. */
  kept: string[];
}
