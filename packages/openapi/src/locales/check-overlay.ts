import { type JsonValue, query } from "jsonpath-rfc9535";
import { checkWords } from "./check-words.ts";
import type { English } from "./english.ts";
import type { Action, Overlay } from "./overlay.ts";
import { fingerprint, type Prose } from "./prose.ts";

/** The problems of a locale, each with the locale, the target and how to fix it. */
export interface LocaleProblems {
  /** What the English has and the locale does not have yet, or no longer: the reader of the locale sees English. */
  untranslated: string[];
  /** What is wrong whatever the English is. */
  wrong: string[];
}

const nameProblems = (code: string): string[] =>
  /^[a-z]{2,3}-[A-Z]{2}$/.test(code)
    ? []
    : ["the name of the file is not a locale. Rename it to a language and a region, such as `ja-JP.yaml`."];

const checkHead = (overlay: Overlay, { terms }: English): LocaleProblems => {
  const { "x-language": language, "x-glossary": glossary } = overlay;
  return {
    wrong: [
      ...(language ? [] : ["x-language is empty. Write the name of the language, in that language."]),
      ...Object.entries(glossary)
        .filter(([, forms]) => forms.some((form) => form.trim() === ""))
        .map(([term]) => `x-glossary has an empty word for “${term}”. Remove it.`),
    ],
    untranslated: Object.keys(terms.translated)
      .filter((term) => (glossary[term] ?? []).length === 0)
      .map((term) => `x-glossary has no word for “${term}”. Add one.`),
  };
};

/** Finds the node of an action, or explains why there is none. */
export const nodeOf = ({ target }: Action, { description, prose }: English): Prose | string => {
  let nodes: JsonValue[];
  try {
    nodes = query(description as JsonValue, target);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    return `is not a JSONPath (${why}). Write one that matches a node of the spec.`;
  }
  if (nodes.length !== 1) return `matches ${nodes.length} nodes of the spec. Write a JSONPath that matches one.`;
  return prose.find(({ node }) => node === nodes[0]) ?? "is a node without words. Remove the action.";
};

/** Whether an action translates what the spec no longer has: its node, or its text. */
const isObsolete = (prose: Prose | string): boolean => typeof prose === "string" && prose.startsWith("matches 0 nodes");

/** Whether a text has no translation of the present English. */
const isUntranslated = ({ "x-english": marks, update }: Action, field: string, english: string): boolean =>
  marks[field] !== fingerprint(english) || update[field]?.trim() === "";

const checkAction = (
  action: Action,
  { fields }: Prose,
  { "x-glossary": glossary }: Overlay,
  { terms }: English,
): LocaleProblems => {
  const problems: LocaleProblems = { untranslated: [], wrong: [] };
  for (const [field, translation] of Object.entries(action.update)) {
    const english = fields[field];
    if (english === undefined) problems.wrong.push(`${field} is not a text of this node. Remove it.`);
    else if (action["x-english"][field] !== fingerprint(english))
      problems.untranslated.push(`${field} is stale. Translate the new English: ${JSON.stringify(english)}`);
    else
      problems[isUntranslated(action, field, english) ? "untranslated" : "wrong"].push(
        ...checkWords(english, translation, { kept: terms.kept, glossary }).map((problem) => `${field} ${problem}`),
      );
  }
  return problems;
};

/** Checks a locale against the English. */
export const checkOverlay = (code: string, overlay: Overlay, english: English): LocaleProblems => {
  const translated = new Set<string>();
  const { untranslated, wrong } = checkHead(overlay, english);
  for (const action of overlay.actions) {
    const at = (problem: string) => `${action.target} ${problem}`;
    const prose = nodeOf(action, english);
    if (typeof prose === "string") {
      (isObsolete(prose) ? untranslated : wrong).push(at(prose));
      continue;
    }
    for (const field of Object.keys(action.update)) {
      if (translated.has(`${prose.target} ${field}`)) wrong.push(at(`${field} is translated twice. Remove one.`));
      translated.add(`${prose.target} ${field}`);
    }
    const own = checkAction(action, prose, overlay, english);
    untranslated.push(...own.untranslated.map(at));
    wrong.push(...own.wrong.map(at));
  }
  for (const { target, fields } of english.prose)
    for (const field of Object.keys(fields).filter((one) => !translated.has(`${target} ${one}`)))
      untranslated.push(`${target} ${field} has no translation. Add it.`);
  const named = (problems: string[]) => problems.map((problem) => `${code}: ${problem}`);
  return { untranslated: named(untranslated), wrong: named([...nameProblems(code), ...wrong]) };
};

/** The locale without what is untranslated or obsolete, which stays as the English has it. */
export const withEnglish = (overlay: Overlay, english: English): Overlay => {
  const actions = overlay.actions.flatMap((action) => {
    const prose = nodeOf(action, english);
    if (isObsolete(prose)) return [];
    if (typeof prose === "string") return [action];
    const update = Object.fromEntries(
      Object.entries(action.update).filter(([field]) => !isUntranslated(action, field, prose.fields[field] ?? "")),
    );
    return Object.keys(update).length > 0 ? [{ ...action, update }] : [];
  });
  return { ...overlay, actions };
};
