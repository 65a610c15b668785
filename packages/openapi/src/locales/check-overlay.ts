import { type JsonValue, query } from "jsonpath-rfc9535";
import { checkWords } from "./check-words.ts";
import type { English } from "./english.ts";
import type { Action, Overlay } from "./overlay.ts";
import { fingerprint, type Prose } from "./prose.ts";

const checkHead = (code: string, overlay: Overlay, { terms }: English): string[] => {
  const problems: string[] = [];
  if (!/^[a-z]{2,3}-[A-Z]{2}$/.test(code))
    problems.push("the name of the file is not a locale. Rename it to a language and a region, such as `ja-JP.yaml`.");
  if (!overlay["x-language"]) problems.push("x-language is empty. Write the name of the language, in that language.");
  for (const term of Object.keys(terms.translated)) {
    const forms = overlay["x-glossary"][term] ?? [];
    if (forms.length === 0) problems.push(`x-glossary has no word for “${term}”. Add one.`);
  }
  for (const [term, forms] of Object.entries(overlay["x-glossary"])) {
    if (forms.some((form) => form.trim() === ""))
      problems.push(`x-glossary has an empty word for “${term}”. Remove it.`);
  }
  return problems;
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

const checkAction = (action: Action, { fields }: Prose, overlay: Overlay, { terms }: English): string[] => {
  const vocabulary = { kept: terms.kept, glossary: overlay["x-glossary"] };
  return Object.entries(action.update).flatMap(([field, translation]) => {
    const english = fields[field];
    if (english === undefined) return [`${field} is not a text of this node. Remove it.`];
    if (action["x-english"][field] !== fingerprint(english)) {
      return [`${field} is stale. Translate the new English: ${JSON.stringify(english)}`];
    }
    return checkWords(english, translation, vocabulary).map((problem) => `${field} ${problem}`);
  });
};

/** Lists every problem of a locale, each with the locale, the target and how to fix it. */
export const checkOverlay = (code: string, overlay: Overlay, english: English): string[] => {
  const translated = new Set<string>();
  const problems = overlay.actions.flatMap((action) => {
    const prose = nodeOf(action, english);
    if (typeof prose === "string") return [`${action.target} ${prose}`];
    const twice = Object.keys(action.update).filter((field) => translated.has(`${prose.target} ${field}`));
    for (const field of Object.keys(action.update)) translated.add(`${prose.target} ${field}`);
    return [
      ...twice.map((field) => `${field} is translated twice. Remove one.`),
      ...checkAction(action, prose, overlay, english),
    ].map((problem) => `${action.target} ${problem}`);
  });
  const missing = english.prose.flatMap(({ target, fields }) =>
    Object.keys(fields)
      .filter((field) => !translated.has(`${target} ${field}`))
      .map((field) => `${target} ${field} has no translation. Add it.`),
  );
  return [...checkHead(code, overlay, english), ...problems, ...missing].map((problem) => `${code}: ${problem}`);
};
