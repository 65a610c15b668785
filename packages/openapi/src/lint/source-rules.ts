import type { BehaviourRule, Registers, Source } from "../description.ts";
import { type Context, isNode, type Node, type VisitorFactory } from "./redocly.ts";

/** A node that has a name of its own: the root of a file, or an entry of `components`. */
const isNamed = ({ location }: Context): boolean =>
  location.pointer === "#/" || /^#\/components\/[^/]+\/[^/]+$/.test(location.pointer);

const hasSource = (node: Node): boolean => Array.isArray(node["x-source"]) && node["x-source"].length > 0;
const hasReason = (node: Node): boolean =>
  typeof node["x-inferred"] === "string" && node["x-inferred"].trim().length > 0;

/** Every operation, schema, example, parameter, header, response and rule says where it comes from. */
export const sourcePresent: VisitorFactory = () => {
  const check = (what: string, node: Node, context: Context) => {
    if (hasSource(node) || hasReason(node)) return;
    const fix = "add `x-source` with the document, or `x-inferred` with the reason";
    context.report({ message: `${what} does not say where it comes from: ${fix}.`, location: context.location });
  };
  const checkNamed = (what: string) => (node: Node, context: Context) => {
    if (isNamed(context)) check(what, node, context);
  };
  return {
    Operation: (node, context) => check("Operation", node, context),
    Example: (node, context) => check("Example", node, context),
    Response: checkNamed("Response"),
    Schema: checkNamed("Schema"),
    Parameter: checkNamed("Parameter"),
    Header: checkNamed("Header"),
    SecurityScheme: (node, context) => check("Security scheme", node, context),
    Server: (node, context) => check("Server", node, context),
    Root: (root, context) => {
      for (const [id, rule] of Object.entries(root["x-rules"] as Registers["x-rules"])) {
        check(`Rule '${id}'`, rule as unknown as Node, {
          ...context,
          location: context.location.child(["x-rules", id]),
        });
      }
    },
  };
};

/** Every `x-source` names a document of `documents.yaml`, and a revision where that document has some. */
export const sourceKnown: VisitorFactory = () => {
  let documents: Registers["x-documents"] = {};
  const check = (node: Node, { report, location }: Pick<Context, "report" | "location">) => {
    if (!Array.isArray(node["x-source"])) return;
    for (const [index, source] of (node["x-source"] as Source[]).entries()) {
      const at = location.child(["x-source", index]);
      const document = documents[source.document];
      if (!document) {
        report({ message: `No document '${source.document}' in documents.yaml.`, location: at });
      } else if (document.revisions.length > 0 && !document.revisions.includes(source.revision ?? "")) {
        const known = document.revisions.join(", ");
        report({ message: `Name a revision of '${source.document}': one of ${known}.`, location: at });
      } else if (document.revisions.length === 0 && source.revision !== undefined) {
        report({ message: `documents.yaml lists no revision of '${source.document}'.`, location: at });
      }
    }
  };
  return {
    Root: {
      enter(root, context) {
        documents = root["x-documents"] as Registers["x-documents"];
        for (const [id, rule] of Object.entries(root["x-rules"] as Registers["x-rules"])) {
          check(rule as unknown as Node, { ...context, location: context.location.child(["x-rules", id]) });
        }
      },
    },
    any: (node, context) => {
      if (isNode(node)) check(node, context);
    },
  };
};

/** Every rule of behaviour concerns operations that exist. */
export const ruleOperationsExist: VisitorFactory = () => {
  const operations = new Set<unknown>();
  return {
    Operation: (operation) => void operations.add(operation.operationId),
    Root: {
      leave(root, { report, location }) {
        for (const [id, rule] of Object.entries(root["x-rules"] as Record<string, BehaviourRule>)) {
          for (const operation of rule.operations) {
            if (operations.has(operation)) continue;
            report({
              message: `Rule '${id}' names no operation: '${operation}'.`,
              location: location.child(["x-rules", id]),
            });
          }
        }
      },
    },
  };
};
