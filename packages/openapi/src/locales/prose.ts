import { createHash } from "node:crypto";
import type { Node } from "../lint/redocly.ts";

/** A node of the description with words for people. */
export interface Prose {
  node: Node;
  /** Where the node stands: as a JSONPath that matches it alone. */
  target: string;
  /** The part of the description that the node belongs to, such as `components.schemas`. */
  section: string;
  /** The English words, by the name of their field. */
  fields: Record<string, string>;
}

/** Writes a way into a description as JSONPath, in the short form where a name allows it. */
const jsonPath = (path: (string | number)[]): string =>
  path.reduce<string>((way, step) => {
    if (typeof step === "number") return `${way}[${step}]`;
    return /^[a-z_]\w*$/i.test(step) ? `${way}.${step}` : `${way}['${step}']`;
  }, "$");

const sectionOf = (path: (string | number)[]): string =>
  path.slice(0, path[0] === "paths" || path[0] === "components" ? 2 : 1).join(" ");

const walk = (node: Node, contract: Node, path: (string | number)[]): Prose[] => {
  const fields = Object.fromEntries(
    Object.entries(node).filter((entry): entry is [string, string] => !(entry[0] in contract)),
  );
  const own = { node, target: jsonPath(path), section: sectionOf(path), fields };
  const below = Object.entries(contract).flatMap(([key, child]) =>
    typeof child === "object" && child !== null
      ? walk(node[key] as Node, child as Node, [...path, Array.isArray(contract) ? Number(key) : key])
      : [],
  );
  return [...(Object.keys(fields).length > 0 ? [own] : []), ...below];
};

/** Lists the words of a description: what it has beyond its contract, in the order of the document. */
export const listProse = (description: Node, contract: Node): Prose[] => walk(description, contract, []);

/** The mark of an English text, by which a translation knows what it translates: 12 hexadecimal digits. */
export const fingerprint = (english: string): string => createHash("sha256").update(english).digest("hex").slice(0, 12);
