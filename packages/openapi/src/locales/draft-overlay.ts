import { nodeOf } from "./check-overlay.ts";
import type { English } from "./english.ts";
import type { Action, Overlay } from "./overlay.ts";
import { fingerprint, type Prose } from "./prose.ts";

/** Finds translations by the English that they translate, so that one survives a move of its node. */
const remember = (overlay: Overlay | undefined): Map<string, string> => {
  const memory = new Map<string, string>();
  for (const { update, "x-english": marks } of overlay?.actions ?? []) {
    for (const [field, mark] of Object.entries(marks)) {
      if (update[field] && !memory.has(mark)) memory.set(mark, update[field]);
    }
  }
  return memory;
};

const draftAction = ({ target, fields }: Prose, before: Action[], memory: Map<string, string>): Action => {
  const action: Action = { target, update: {}, "x-english": {} };
  for (const [field, english] of Object.entries(fields)) {
    const mark = fingerprint(english);
    const own = before.find(({ update }) => update[field]);
    const translation = (own?.["x-english"][field] === mark ? own.update[field] : memory.get(mark)) ?? "";
    const stale = own?.update[field] ?? before.find((one) => one["x-stale"]?.[field])?.["x-stale"]?.[field];
    action.update[field] = translation;
    action["x-english"][field] = mark;
    if (!translation && stale) action["x-stale"] = { ...action["x-stale"], [field]: stale };
  }
  return action;
};

/**
 * Makes a locale's overlay anew: one action for each node with words. What is translated stays, what is not is empty.
 * A translation whose English has changed moves to `x-stale`, for the translator to look at.
 *
 * @param before the overlay as it is; absent for a new locale.
 */
export const draftOverlay = (code: string, before: Overlay | undefined, english: English): Overlay => {
  const known = Map.groupBy(before?.actions ?? [], (action) => nodeOf(action, english));
  const memory = remember(before);
  const words = Object.keys(english.terms.translated).map((term): [string, string[]] => [term, []]);
  return {
    overlay: "1.0.0",
    info: { title: `The spec in ${code}`, version: "1.0.0" },
    "x-language": before?.["x-language"] ?? "",
    "x-glossary": { ...Object.fromEntries(words), ...before?.["x-glossary"] },
    actions: english.prose.map((prose) => draftAction(prose, known.get(prose) ?? [], memory)),
  };
};
