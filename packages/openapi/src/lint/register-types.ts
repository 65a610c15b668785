import { commonSets } from "../bundle/include-common-sets.ts";
import type { Node } from "./redocly.ts";

type Types = Record<string, { properties: Node }>;

const anyValue = {};
const anyNode = { properties: {}, additionalProperties: anyValue };
const mapOf = (name: string) => ({ properties: {}, additionalProperties: name });

/**
 * Tells Redocly of the registers at the root and of the common sets, so that it walks them as nodes with a type. The
 * shape of a register is checked against its JSON Schema when it is read.
 */
export const registerTypes = (types: Types) => {
  const extend = (name: string, properties: Record<string, string>) => ({
    ...types[name],
    properties: { ...types[name]?.properties, ...properties },
  });
  return {
    ...types,
    ...Object.fromEntries(
      Object.entries(commonSets).map(([name, { extension, type }]) => [name, extend(name, { [extension]: type })]),
    ),
    Root: extend("Root", {
      "x-documents": "SourceDocuments",
      "x-rules": "BehaviorRules",
      "x-phrases": "Phrases",
      "x-token-checks": "TokenChecks",
      "x-state-machine": "StateMachine",
    }),
    SourceDocuments: mapOf("SourceDocument"),
    SourceDocument: anyNode,
    BehaviorRules: mapOf("BehaviorRule"),
    BehaviorRule: anyNode,
    Phrases: anyNode,
    TokenChecks: { properties: { "app-only": "AppOnlyMark", checks: "TokenCheckList" } },
    AppOnlyMark: anyNode,
    TokenCheckList: { properties: {}, items: "TokenCheck" },
    TokenCheck: anyNode,
    StateMachine: anyNode,
  };
};
