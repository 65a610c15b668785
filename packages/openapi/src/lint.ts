// Lints specs/: the files that have a JSON Schema, then the OpenAPI files by the rules of redocly.yaml, as they are
// written and as they are bundled, then the workflows. The first error or warning fails the run.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BundleError, bundle } from "./bundle/bundle.ts";
import { redocly } from "./redocly-cli.ts";
import { checkReferences } from "./spec-files/check-references.ts";
import { checkSpecFiles } from "./spec-files/check-spec-files.ts";
import { specsFolder } from "./spec-files/kinds.ts";
import { inTemporaryFolder } from "./temporary.ts";

const lintFiles = (...args: string[]): boolean => {
  const { code, stdout, stderr } = redocly("lint", ...args, "--max-problems", "1000", ...process.argv.slice(2));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return code === 0 && !/\d+ warnings?/.test(stderr);
};

const lintBundle = (source: string): boolean =>
  inTemporaryFolder((folder) => {
    const bundled = join(folder, "openapi.json");
    bundle(source, bundled);
    return lintFiles(bundled);
  });

/** Lints the workflows as Arazzo 1.0.1, which `redocly respect` runs, and as 1.1, which tools move on to. */
const lintWorkflows = (specs: string): boolean =>
  inTemporaryFolder((folder) => {
    const files = globSync("workflows/*.arazzo.yaml", { cwd: specs }).sort();
    const later = files.map((name) => {
      const copy = join(folder, basename(name));
      const text = readFileSync(join(specs, name), "utf8");
      writeFileSync(copy, text.replace("arazzo: 1.0.1\n", "arazzo: 1.1.0\n"));
      return copy;
    });
    const written = files.map((name) => join(specs, name));
    return lintFiles(
      ...written,
      ...later,
      "--config",
      fileURLToPath(new URL("../redocly.workflows.yaml", import.meta.url)),
    );
  });

const lint = (): boolean => {
  const report = (problems: string[]): boolean => {
    process.stderr.write(problems.map((problem) => `${problem}\n`).join(""));
    return problems.length === 0;
  };
  const entry = join(specsFolder, "openapi.yaml");
  // References are read from keys that a malformed file may lack.
  return (
    report(checkSpecFiles(specsFolder)) &&
    lintFiles(entry) &&
    report(checkReferences(specsFolder)) &&
    lintBundle(entry) &&
    lintWorkflows(specsFolder)
  );
};

try {
  process.exitCode = lint() ? 0 : 1;
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
