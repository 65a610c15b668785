import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/** The configuration of lint, bundle and diff. */
const configFile = fileURLToPath(new URL("../redocly.yaml", import.meta.url));

/**
 * Runs the Redocly CLI, with this package's configuration unless `args` name another, and without telemetry.
 *
 * @returns the exit code and the output; a failed lint or diff does not throw.
 */
export const redocly = (...args: string[]): { code: number | null; stdout: string; stderr: string } => {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  const config = args.includes("--config") ? [] : ["--config", configFile];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args, ...config], {
    encoding: "utf8",
    env,
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
};
