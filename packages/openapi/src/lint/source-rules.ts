import type { Registers, Source } from "../description.ts";
import { explainSource } from "./explain-source.ts";
import { type Context, isNode, type Node, type VisitorFactory } from "./redocly.ts";

type Place = Pick<Context, "report" | "location">;

/** A node that has a name of its own: the root of a file, or an entry of `components`. */
const isNamed = ({ location }: Context): boolean =>
  location.pointer === "#/" || /^#\/components\/[^/]+\/[^/]+$/.test(location.pointer);

const hasSource = (node: Node): boolean => Array.isArray(node["x-source"]) && node["x-source"].length > 0;
const hasReason = (node: Node): boolean =>
  typeof node["x-inferred"] === "string" && node["x-inferred"].trim().length > 0;

/** Every operation, schema, example, parameter, header and response names its source, or the reason why it has none. */
export const sourcePresent: VisitorFactory = () => {
  const check = (what: string) => (node: Node, context: Context) => {
    if (hasSource(node) || hasReason(node)) return;
    const message = `${what} has no source. Add \`x-source\` with the document, or \`x-inferred\` with the reason.`;
    context.report({ message, location: context.location });
  };
  const checkNamed = (what: string) => (node: Node, context: Context) => {
    if (isNamed(context)) check(what)(node, context);
  };
  return {
    Operation: check("The operation"),
    Example: check("The example"),
    Response: checkNamed("The response"),
    Schema: checkNamed("The schema"),
    Parameter: checkNamed("The parameter"),
    Header: checkNamed("The header"),
    SecurityScheme: check("The security scheme"),
    Server: check("The server"),
  };
};

/** Every `x-source` names a document of `documents.yaml`, and a revision if that document has any. */
export const sourceKnown: VisitorFactory = () => {
  let documents: Registers["x-documents"] = {};
  const check = (node: Node, { report, location }: Place) => {
    if (!Array.isArray(node["x-source"])) return;
    for (const [index, source] of (node["x-source"] as Source[]).entries()) {
      const message = explainSource(source, documents);
      if (message) report({ message, location: location.child(["x-source", index]) });
    }
  };
  return {
    Root: {
      enter(root) {
        documents = root["x-documents"] as Registers["x-documents"];
      },
    },
    any: (node, context) => {
      if (isNode(node)) check(node, context);
    },
  };
};

/** Every rule of behavior applies to operations that exist, and is essential only for those. */
export const ruleOperationsExist: VisitorFactory = () => {
  const operations = new Set<unknown>();
  return {
    Operation: (operation) => void operations.add(operation.operationId),
    Root: {
      leave(root, { report, location }) {
        for (const [id, rule] of Object.entries(root["x-rules"] as Registers["x-rules"])) {
          for (const operation of rule.operations.filter((one) => !operations.has(one))) {
            const message = `Rule '${id}' names the operation '${operation}', which does not exist. Use an operationId of the spec.`;
            report({ message, location: location.child(["x-rules", id]) });
          }
          for (const operation of (rule.essential ?? []).filter((one) => !rule.operations.includes(one))) {
            const message = `Rule '${id}' is essential for '${operation}', to which it does not apply. Add it to \`operations\`.`;
            report({ message, location: location.child(["x-rules", id]) });
          }
        }
      },
    },
  };
};
