// Lints specs/, and prints every problem. A warning fails the run as an error does.
import { BundleError } from "./bundle/bundle.ts";
import { lintSpecs } from "./lint-specs.ts";
import { specsFolder } from "./spec-files/kinds.ts";

try {
  const problems = lintSpecs(specsFolder);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
