import type { Registers, Source } from "../description.ts";
import type { Node, VisitorFactory } from "../lint/redocly.ts";

const quote = (operationId: unknown) => `\`${operationId}\``;

/**
 * Adds the content of the extensions to the description of each operation, for readers of the rendered docs: the
 * credentials, the clouds, the rules of behavior (with a mark on inferred ones), and the sources. The words around them are phrases.
 */
export const describeOperations: VisitorFactory = () => {
  const operations: Node[] = [];
  return {
    Operation: (operation) => void operations.push(operation),
    Root: {
      leave(root) {
        const { "x-documents": documents, "x-rules": rules, "x-phrases": phrases } = root as Node & Registers;
        const phrase = (key: string) => {
          const words = phrases[key];
          if (words === undefined) throw new RangeError(`specs/phrases.yaml has no phrase '${key}'. Add it.`);
          return words;
        };
        const label = (key: string) => phrase("label").replace("{label}", phrase(key));
        const cite = ({ document, revision }: Source) => {
          const title = documents[document]?.title ?? document;
          return revision ? `*${title}* (${revision})` : `*${title}*`;
        };
        for (const operation of operations) {
          const concerned = Object.values(rules).filter((rule) =>
            rule.operations.includes(String(operation.operationId)),
          );
          const stated = concerned.map(
            (rule) => `* ${rule.statement}${rule["x-inferred"] ? ` *${label("inferred")}* ${rule["x-inferred"]}` : ""}`,
          );
          const sources = ((operation["x-source"] ?? []) as Source[]).map(cite);
          operation.description = [
            String(operation.description).trim(),
            ...(operation["x-replaced-by"]
              ? [`**${phrase("replaced-by")}** ${quote(operation["x-replaced-by"])}`]
              : []),
            `**${label("credentials")}** ${(operation["x-credentials"] as string[]).join(` ${phrase("or")} `)}`,
            ...(operation["x-availability"]
              ? [
                  `**${label("availability")}** ${(operation["x-availability"] as string[]).map((cloud) => phrase(`cloud-${cloud}`)).join(", ")}`,
                ]
              : []),
            ...(stated.length > 0 ? [`**${phrase("rules")}**\n\n${stated.join("\n")}`] : []),
            ...(sources.length > 0 ? [`**${label("sources")}** ${sources.join("; ")}`] : []),
            ...(operation["x-inferred"] ? [`*${label("inferred")}* ${operation["x-inferred"]}`] : []),
          ].join("\n\n");
        }
      },
    },
  };
};
