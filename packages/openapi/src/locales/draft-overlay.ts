import { nodeOf } from "./check-overlay.ts";
import type { English } from "./english.ts";
import type { Action, Overlay } from "./overlay.ts";
import { fingerprint, type Prose } from "./prose.ts";

/** Maps the fingerprint of the English to its translation, so that a translation survives a move of its node. */
const translationsByEnglish = (overlay: Overlay | undefined): Map<string, string> => {
  const translations = new Map<string, string>();
  for (const { update, "x-english": marks } of overlay?.actions ?? []) {
    for (const [field, mark] of Object.entries(marks)) {
      if (update[field] && !translations.has(mark)) translations.set(mark, update[field]);
    }
  }
  return translations;
};

const draftAction = ({ target, fields }: Prose, before: Action[], translations: Map<string, string>): Action => {
  const action: Action = { target, update: {}, "x-english": {} };
  for (const [field, english] of Object.entries(fields)) {
    const mark = fingerprint(english);
    const own = before.find(({ update }) => update[field]);
    const translation = (own?.["x-english"][field] === mark ? own.update[field] : translations.get(mark)) ?? "";
    const stale = own?.update[field] ?? before.find((one) => one["x-stale"]?.[field])?.["x-stale"]?.[field];
    action.update[field] = translation;
    action["x-english"][field] = mark;
    if (!translation && stale) action["x-stale"] = { ...action["x-stale"], [field]: stale };
  }
  return action;
};

/**
 * Creates or updates a locale's overlay: one action for each node with words. Translations are kept, missing ones are empty. A
 * translation whose English has changed moves to `x-stale`, for the translator to reuse.
 *
 * @param before the overlay as it is; absent for a new locale.
 */
export const draftOverlay = (code: string, before: Overlay | undefined, english: English): Overlay => {
  const known = Map.groupBy(before?.actions ?? [], (action) => nodeOf(action, english));
  const translations = translationsByEnglish(before);
  const words = Object.keys(english.terms.translated).map((term): [string, string[]] => [term, []]);
  return {
    overlay: "1.0.0",
    info: { title: `The spec in ${code}`, version: "1.0.0" },
    "x-language": before?.["x-language"] ?? "",
    "x-glossary": { ...Object.fromEntries(words), ...before?.["x-glossary"] },
    actions: english.prose.map((prose) => draftAction(prose, known.get(prose) ?? [], translations)),
  };
};
