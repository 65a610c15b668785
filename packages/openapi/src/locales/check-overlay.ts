import { type JsonValue, query } from "jsonpath-rfc9535";
import { checkWords } from "./check-words.ts";
import type { English } from "./english.ts";
import type { Action, Overlay } from "./overlay.ts";
import { fingerprint, type Prose } from "./prose.ts";

const actionKeys = ["target", "update", "x-english"];

const checkHead = (code: string, overlay: Overlay, { terms }: English): string[] => {
  const problems: string[] = [];
  if (!/^[a-z]{2,3}-[A-Z]{2}$/.test(code))
    problems.push("the file is not called by a language and a region, such as `ja-JP.yaml`");
  if (!overlay["x-language"]) problems.push("x-language does not say what the language calls itself");
  for (const term of Object.keys(terms.translated)) {
    const forms = overlay["x-glossary"][term] ?? [];
    if (forms.length === 0) problems.push(`x-glossary has no word for “${term}”`);
  }
  for (const [term, forms] of Object.entries(overlay["x-glossary"])) {
    if (forms.some((form) => form.trim() === "")) problems.push(`x-glossary has an empty word for “${term}”`);
  }
  return problems;
};

/** Finds the node of an action, or says why there is none. */
export const nodeOf = ({ target }: Action, { description, prose }: English): Prose | string => {
  let nodes: JsonValue[];
  try {
    nodes = query(description as JsonValue, target);
  } catch (error) {
    return `is not a JSONPath: ${error instanceof Error ? error.message : error}`;
  }
  if (nodes.length !== 1) return `matches ${nodes.length} nodes of the description, and must match one`;
  return prose.find(({ node }) => node === nodes[0]) ?? "is a node without words";
};

const checkAction = (action: Action, { fields }: Prose, overlay: Overlay, { terms }: English): string[] => {
  const vocabulary = { kept: terms.kept, glossary: overlay["x-glossary"] };
  const foreign = Object.keys(action).filter((key) => !actionKeys.includes(key));
  return [
    ...foreign.map((key) => `${key} has no place in a translation`),
    ...Object.entries(action.update).flatMap(([field, translation]) => {
      const english = fields[field];
      if (english === undefined) return [`${field} is not prose of this node`];
      if (typeof translation !== "string") return [`${field} is not a text`];
      if (action["x-english"][field] !== fingerprint(english)) {
        return [`${field} is stale: the English is no longer what was translated, but ${JSON.stringify(english)}`];
      }
      return checkWords(english, translation, vocabulary).map((problem) => `${field} ${problem}`);
    }),
  ];
};

/** Says all that is wrong with a locale, or nothing: each problem with the target that has it. */
export const checkOverlay = (code: string, overlay: Overlay, english: English): string[] => {
  const translated = new Set<string>();
  const problems = overlay.actions.flatMap((action) => {
    const prose = nodeOf(action, english);
    if (typeof prose === "string") return [`${action.target} ${prose}`];
    const twice = Object.keys(action.update).filter((field) => translated.has(`${prose.target} ${field}`));
    for (const field of Object.keys(action.update)) translated.add(`${prose.target} ${field}`);
    return [
      ...twice.map((field) => `${field} is translated twice`),
      ...checkAction(action, prose, overlay, english),
    ].map((problem) => `${action.target} ${problem}`);
  });
  const missing = english.prose.flatMap(({ target, fields }) =>
    Object.keys(fields)
      .filter((field) => !translated.has(`${target} ${field}`))
      .map((field) => `${target} ${field} is not translated`),
  );
  return [...checkHead(code, overlay, english), ...problems, ...missing].map((problem) => `${code}: ${problem}`);
};
