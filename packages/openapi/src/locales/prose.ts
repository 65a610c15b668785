import { createHash } from "node:crypto";
import type { Node } from "../lint/redocly.ts";

/** A node of the spec with words for people. */
export interface Prose {
  node: Node;
  /** The JSONPath that matches only the node. */
  target: string;
  /** The part of the spec that the node belongs to, such as `components.schemas`. */
  section: string;
  /** The English words, by the name of their field. */
  fields: Record<string, string>;
}

/** Writes a path as JSONPath, in the short form where a name allows it. */
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

/** Lists the words of a spec: what it has beyond its contract, in the order of the document. */
export const listProse = (description: Node, contract: Node): Prose[] => walk(description, contract, []);

/** Returns the fingerprint of an English text, which its translation records: 12 hexadecimal digits. */
export const fingerprint = (english: string): string => createHash("sha256").update(english).digest("hex").slice(0, 12);
