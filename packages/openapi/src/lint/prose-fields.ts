import type { Node } from "./redocly.ts";

const titled = ["title", "description", "x-inferred"];
const described = ["description", "x-inferred"];
const summarized = ["summary", "description", "x-inferred"];

/** The fields that people read, by the type of the node. A property named `description` is not one of them. */
const fields: Record<string, string[] | ((node: Node) => string[])> = {
  Info: ["title", "x-summary", "description"],
  Contact: ["name"],
  Server: described,
  ServerVariable: described,
  Tag: ["x-displayName", "description"],
  ExternalDocs: described,
  PathItem: summarized,
  Operation: summarized,
  Parameter: described,
  RequestBody: described,
  Response: described,
  Header: described,
  Link: described,
  Example: ["summary", "description", "x-cause", "x-inferred"],
  Schema: titled,
  SecurityScheme: described,
  BehaviorRule: ["statement", "x-inferred"],
  AppOnlyMark: ["x-inferred"],
  TokenCheck: ["problem", "x-inferred"],
  // A page is cited by its own title, which is not translated.
  SourceDocument: ({ kind }) => (kind === "page" ? [] : ["title"]),
  Phrases: Object.keys,
};

/** Lists the names of the fields of a node that hold prose, in reading order. */
export const proseFields = (type: string, node: Node): string[] => {
  const own = fields[type] ?? [];
  return (typeof own === "function" ? own(node) : own).filter((field) => node[field] !== undefined);
};
