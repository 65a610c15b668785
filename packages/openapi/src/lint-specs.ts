import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle/bundle.ts";
import { lintFiles } from "./lint-files.ts";
import { checkReferences } from "./spec-files/check-references.ts";
import { checkSpecFiles } from "./spec-files/check-spec-files.ts";
import { inTemporaryFolder } from "./temporary.ts";

const lintBundle = (specs: string): string[] =>
  inTemporaryFolder((folder) => {
    const bundled = join(folder, "openapi.json");
    bundle(join(specs, "openapi.yaml"), bundled);
    return lintFiles(specs, bundled).problems;
  });

/** Lints the workflows as Arazzo 1.0.1, which `redocly respect` runs, and as 1.1, which tools move on to. */
const lintWorkflows = (specs: string): string[] =>
  inTemporaryFolder((folder) => {
    const files = globSync("workflows/*.arazzo.yaml", { cwd: specs }).sort();
    const later = files.map((name) => {
      const copy = join(folder, basename(name));
      const text = readFileSync(join(specs, name), "utf8");
      writeFileSync(copy, text.replace("arazzo: 1.0.1\n", "arazzo: 1.1.0\n"));
      return copy;
    });
    const written = files.map((name) => join(specs, name));
    const config = fileURLToPath(new URL("../redocly.workflows.yaml", import.meta.url));
    const { problems } = lintFiles(specs, ...written, ...later, "--config", config);
    // A copy has the problems of what it was made from.
    const own = problems.filter((problem) => problem.startsWith("specs/"));
    return own.length > 0 ? own : problems;
  });

/**
 * Lints a folder of specs: the files that have a JSON Schema, and the OpenAPI files by the rules of redocly.yaml. If these
 * can be read, also what files refer to, and the workflows; then, if there is no problem, the bundle.
 *
 * @returns every problem, with its place and what to do.
 * @throws BundleError if files without problems cannot be bundled.
 */
export const lintSpecs = (specs: string): string[] => {
  const { problems: own, isReadable } = lintFiles(specs, join(specs, "openapi.yaml"));
  // The operations and examples that other files name are read from the OpenAPI files.
  const others = isReadable ? [...checkReferences(specs), ...lintWorkflows(specs)] : [];
  const problems = [...new Set([...checkSpecFiles(specs), ...own, ...others])];
  return problems.length > 0 ? problems : lintBundle(specs);
};
