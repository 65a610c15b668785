import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExchangeSource } from "@partner-qualification/exchanges";
import { isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from "yaml";
import { printExchange } from "./print-exchange.ts";
import type { DocumentProposal } from "./propose-document.ts";

/** Changes a file at an offset, so that its comments and its layout stay as they are. */
const insert = (file: string, offset: number, text: string): void => {
  const before = readFileSync(file, "utf8");
  writeFileSync(file, before.slice(0, offset) + text + before.slice(offset));
};

const sequenceAt = (file: string, path: (string | number)[]): YAMLSeq => {
  const node = parseDocument(readFileSync(file, "utf8")).getIn(path, true);
  if (!isSeq(node)) throw new TypeError(`${file} has no list at ${path.join(".")}.`);
  return node;
};

/** Adds an item to a list in brackets: at its end, or where its order has it. */
const addToFlow = (file: string, path: (string | number)[], item: string, sorted = false): void => {
  const { items, range } = sequenceAt(file, path);
  const next = sorted ? items.find((one) => JSON.stringify(one) > item) : undefined;
  const [start = 0, end = 0] = (isScalar(next) && next.range) || range || [];
  if (next) insert(file, start, `${item}, `);
  else insert(file, items.length > 0 ? end - 1 : start + 1, `${items.length > 0 ? ", " : ""}${item}`);
};

/** Adds an item to a list of lines. */
const addToBlock = (file: string, path: (string | number)[], item: string): void => {
  const [, , end = 0] = sequenceAt(file, path).range ?? [];
  insert(file, end, item);
};

const addSource = (file: string, { document, revision, locales }: ExchangeSource): void => {
  const items = sequenceAt(file, ["source"]).items;
  const same = items.findIndex(
    (item) => isMap(item) && item.get("document") === document && item.get("revision") === revision,
  );
  const [locale = ""] = locales;
  if (same < 0) {
    const date = revision ? `    revision: "${revision}"\n` : "";
    addToBlock(file, ["source"], `  - document: ${document}\n${date}    locales: [${locale}]\n`);
  } else if (!sequenceAt(file, ["source", same, "locales"]).items.some((item) => String(item) === locale)) {
    addToFlow(file, ["source", same, "locales"], locale);
  }
};

/**
 * Writes a proposal into `specs/`: new files of exchanges, another source in the known ones, the exchanges in the lists of
 * the errata that they need, and the revision in the register of documents.
 *
 * @returns the files that were made or changed, within `specs/`.
 */
export const writeProposal = ({ source, newRevision, exchanges }: DocumentProposal, specs: string): string[] => {
  const changed = new Set<string>();
  const at = (name: string) => {
    changed.add(name);
    return join(specs, name);
  };
  if (newRevision) addToFlow(at("documents.yaml"), [source.document, "revisions"], `"${source.revision}"`, true);
  for (const { exchange, known, recorded, errata } of exchanges) {
    if (recorded) continue;
    const file = `documented/${exchange.id}.yaml`;
    if (known) {
      addSource(at(file), source);
      continue;
    }
    // A file that is there is not overwritten: the exchange in it is not among those that the proposal was made with.
    writeFileSync(at(file), printExchange(exchange), { flag: "wx" });
    for (const { id } of errata) addToBlock(at(`errata/${id}.yaml`), ["exchanges"], `  - ${exchange.id}\n`);
  }
  return [...changed].sort();
};
