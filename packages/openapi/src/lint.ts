// Lints specs/: the files that have a JSON Schema, then the OpenAPI files by the rules of redocly.yaml, as they are
// written and as they are bundled. The first error or warning fails the run.
import { join } from "node:path";
import { bundle } from "./bundle/bundle.ts";
import { redocly } from "./redocly-cli.ts";
import { checkReferences } from "./spec-files/check-references.ts";
import { checkSpecFiles } from "./spec-files/check-spec-files.ts";
import { specsFolder } from "./spec-files/kinds.ts";
import { inTemporaryFolder } from "./temporary.ts";

const lintOpenApi = (file: string): boolean => {
  const { code, stdout, stderr } = redocly("lint", file, "--max-problems", "1000", ...process.argv.slice(2));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return code === 0 && !/\d+ warnings?/.test(stderr);
};

const lintBundle = (source: string): boolean =>
  inTemporaryFolder((folder) => {
    const bundled = join(folder, "openapi.json");
    bundle(source, bundled);
    return lintOpenApi(bundled);
  });

const problems = [...checkSpecFiles(specsFolder), ...checkReferences(specsFolder)];
process.stderr.write(problems.map((problem) => `${problem}\n`).join(""));
const entry = join(specsFolder, "openapi.yaml");
const passed = problems.length === 0 && lintOpenApi(entry) && lintBundle(entry);
process.exitCode = passed ? 0 : 1;
