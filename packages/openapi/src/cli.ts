#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const help = `Checks your own copy of the spec, and compares it with another, by the Redocly CLI.

Usage: partner-qualification-openapi lint FILE
       partner-qualification-openapi diff [OLD] NEW

  lint        check FILE by the rules of the published spec
  diff        list what has changed from OLD, which is the published spec unless named, to NEW
  -h, --help  show this text

The exit code is 0, or 1 when FILE breaks a rule or cannot be read or NEW breaks a client of OLD, or 2 when the command
could not be run.
`;

/** A call that cannot be run. */
class UsageError extends Error {
  override name = "UsageError";
}

const published = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** The Redocly CLI that stands beside this package, or in the project that it is used in. */
const findRedocly = (): string => {
  for (const from of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      return join(dirname(createRequire(from).resolve("@redocly/cli/package.json")), "bin/cli.js");
    } catch {
      // It may stand in the other place.
    }
  }
  throw new UsageError("The Redocly CLI is not installed. Run `npm install --save-dev @redocly/cli@2` first.");
};

const argumentsOf = (command: string | undefined, files: string[]): string[] => {
  const [first, second, ...more] = files;
  if (more.length > 0) throw new UsageError(`There are too many files for ${command}. See --help.`);
  if (command === "lint" && first !== undefined && second === undefined) return ["lint", first];
  if (command === "diff" && first !== undefined) {
    const [old, changed] = second === undefined ? [published("dist/openapi.json"), first] : [first, second];
    return ["diff", old, changed, "--fail-on", "major"];
  }
  throw new UsageError("Use lint FILE, or diff [OLD] NEW. See --help.");
};

const run = (): number => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h", default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [command, ...files] = positionals;
  const args = [...argumentsOf(command, files), "--config", published("lint-config.yaml")];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  const { status, error } = spawnSync(process.execPath, [findRedocly(), ...args], { stdio: "inherit", env });
  if (error) throw error;
  return status ?? 2;
};

try {
  process.exitCode = run();
} catch (error) {
  if (!(error instanceof UsageError || error instanceof TypeError)) throw error;
  // The message of Node goes on with advice that does not apply.
  process.stderr.write(`${error.message.split(". To specify")[0]}\n`);
  if (error instanceof TypeError) process.stderr.write("See --help.\n");
  process.exitCode = 2;
}
