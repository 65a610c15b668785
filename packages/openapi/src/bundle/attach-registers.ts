import { dirname, join } from "node:path";
import type { VisitorFactory } from "../lint/redocly.ts";
import { readSpecFile } from "../spec-files/read-spec-file.ts";

type RulesAsWritten = Record<string, { operations: "any" | string[] }>;

/**
 * Puts `documents.yaml`, `rules.yaml`, `phrases.yaml`, `token-checks.yaml` and `state-machine.yaml`, which lie beside the
 * entry file, into its root, each as `x-` and its name. OpenAPI allows no `$ref` in an extension, hence this step.
 * A rule for `any` operation gets all of them.
 */
export const attachRegisters: VisitorFactory = () => {
  const operations: string[] = [];
  return {
    Operation: ({ operationId }) => void operations.push(String(operationId)),
    Root: {
      enter(root, { location }) {
        const folder = dirname(location.source.absoluteRef);
        // A bundle already carries its registers.
        root["x-documents"] ??= readSpecFile("documents", join(folder, "documents.yaml"));
        root["x-rules"] ??= readSpecFile("rules", join(folder, "rules.yaml"));
        root["x-phrases"] ??= readSpecFile("phrases", join(folder, "phrases.yaml"));
        root["x-state-machine"] ??= readSpecFile("state-machine", join(folder, "state-machine.yaml"));
        root["x-token-checks"] ??= readSpecFile("token-checks", join(folder, "token-checks.yaml"));
      },
      leave(root) {
        for (const rule of Object.values(root["x-rules"] as RulesAsWritten))
          if (rule.operations === "any") rule.operations = operations;
      },
    },
  };
};
