import type { Node } from "./redocly.ts";

const mapOf = (name: string) => ({ properties: {}, additionalProperties: name });
const text = { type: "string" };
const sources = { type: "array" };

/** Tells Redocly of the registers at the root, so that it checks their shape and walks them as nodes with a type. */
export const registerTypes = (types: Record<string, { properties: Node }>) => ({
  ...types,
  Root: {
    ...types.Root,
    properties: {
      ...types.Root?.properties,
      "x-documents": "SourceDocuments",
      "x-rules": "BehaviourRules",
      "x-phrases": "Phrases",
    },
  },
  SourceDocuments: mapOf("SourceDocument"),
  SourceDocument: {
    properties: {
      title: text,
      kind: { enum: ["page", "announcement", "client", "recording", "report"] },
      revisions: { type: "array", items: text },
    },
    required: ["title", "kind", "revisions"],
  },
  BehaviourRules: mapOf("BehaviourRule"),
  BehaviourRule: {
    properties: {
      statement: text,
      operations: { type: "array", items: text },
      "x-source": sources,
      "x-inferred": text,
    },
    required: ["statement", "operations"],
  },
  Phrases: { properties: {}, additionalProperties: text },
});
