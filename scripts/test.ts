// Lints, checks types, and runs every test, with a line for each test file and the count of all at the end.
import { createProgress } from "./test-progress.ts";
import { followTurbo } from "./turbo.ts";

const help = `Lints, checks types, and runs every test, with a line for each test file and the count of all at the end.

Usage: pnpm test [options of turbo run]

  --filter PACKAGE  only this package, such as --filter=@partner-qualification/client
  --force           also what has not changed since it last passed
  -h, --help        show this text
`;

if (process.argv.slice(2).some((argument) => argument === "--help" || argument === "-h")) {
  process.stdout.write(help);
  process.exit();
}

const progress = createProgress((text) => process.stdout.write(`${text}\n`));
// A failure of one package leaves the others to be tested; what depends on what failed is not run.
const args = [
  "--output-logs=full",
  "--log-order=stream",
  "--continue=dependencies-successful",
  ...process.argv.slice(2),
];
const code = await followTurbo(["run", "lint", "lint:repo", "typecheck", "test", ...args], progress.read);
process.exitCode = progress.finish(code);
