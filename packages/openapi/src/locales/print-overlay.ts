import { Document, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { schemaLine } from "../spec-files/kinds.ts";
import type { English } from "./english.ts";
import type { Overlay } from "./overlay.ts";

const comment = (text: string): string => text.trim().replace(/^/gm, " ");

/** Puts a comment before a key of a map. */
const explain = (map: unknown, key: string, text: string): void => {
  if (!isMap(map)) return;
  const pair = map.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (isScalar(pair?.key)) pair.key.commentBefore = comment(text);
};

const onOneLine = (node: unknown): void => {
  if (isMap(node) || isSeq(node)) node.flow = true;
};

/** Prints an overlay for a translator: in the order of the spec, each text below its English. */
export const printOverlay = (code: string, overlay: Overlay, { prose, terms }: English): string => {
  const document = new Document(overlay);
  const intro = `The words of the spec in ${code}. Update and check them with \`pnpm translate specs/locales/${code}.yaml\`.`;
  document.commentBefore = `${schemaLine("locale").slice(1)}\n${comment(intro)}`;
  explain(document.contents, "x-language", "The name of the language, in that language.");
  explain(
    document.contents,
    "x-glossary",
    "The words for each term. Where the English has the term, the translation has one of them.",
  );
  const glossary = document.get("x-glossary");
  for (const [term, meaning] of Object.entries(terms.translated)) explain(glossary, term, meaning);
  for (const { value } of isMap(glossary) ? glossary.items : []) onOneLine(value);
  const actions = document.get("actions");
  for (const [index, action] of (isSeq<YAMLMap>(actions) ? actions.items : []).entries()) {
    const { fields = {}, section = "" } = prose[index] ?? {};
    action.spaceBefore = index > 0;
    if (section !== prose[index - 1]?.section) action.commentBefore = comment(section);
    for (const [field, english] of Object.entries(fields)) explain(action.get("update"), field, english);
    onOneLine(action.get("x-english"));
  }
  return document.toString({ lineWidth: 0 });
};
