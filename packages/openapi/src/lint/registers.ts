import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import type { VisitorFactory } from "./redocly.ts";

/**
 * Puts `documents.yaml`, `rules.yaml` and `phrases.yaml`, which lie beside the entry file, into its root as
 * `x-documents`, `x-rules` and `x-phrases`. OpenAPI allows no `$ref` in an extension, hence this step.
 */
export const attachRegisters: VisitorFactory = () => ({
  Root: {
    enter(root, { location }) {
      const folder = dirname(location.source.absoluteRef);
      const read = (file: string): unknown => parse(readFileSync(join(folder, file), "utf8"));
      // A bundle already carries its registers.
      root["x-documents"] ??= read("documents.yaml");
      root["x-rules"] ??= read("rules.yaml");
      root["x-phrases"] ??= read("phrases.yaml");
    },
  },
});
