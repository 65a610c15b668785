import { closestMatch } from "leven";

/**
 * Suggests the name that a misspelled one may stand for.
 *
 * @param known the names that exist, as a user writes them.
 * @returns the end of a message, with a space before it; empty if more than a third of the letters differ.
 * @example
 * ```ts
 * suggestName("recrod", ["run", "record"]); // " Did you mean record?"
 * suggestName("verify", ["run", "record"]); // ""
 * ```
 */
export const suggestName = (name: string, known: readonly string[]): string => {
  const nearest = closestMatch(name, known, { maxDistance: Math.ceil(name.replace(/^-+/, "").length / 3) });
  return nearest === undefined ? "" : ` Did you mean ${nearest}?`;
};
