import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What a check printed, and whether it passed. */
export interface CheckResult {
  passed: boolean;
  output: string;
}

/** The checks that are not tests, each as the arguments of node. */
const commands: Record<string, string[]> = {
  lint: ["packages/openapi/src/lint.ts"],
  bundle: ["packages/openapi/src/build.ts"],
  conformance: ["scripts/verb.ts", "conformance", "--target", "spec"],
};

const env = {
  ...process.env,
  // As CI does: elsewhere a lost translation is a warning.
  CI: "true",
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
};

const run = (cwd: string, args: string[]): CheckResult => {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return { passed: status === 0, output: `${stdout}${stderr}` };
};

/** Runs a check in a copy of the repository: one of `lint`, `bundle` and `conformance`, or a test file. */
export const runCheck = (check: string, copy: string): CheckResult => {
  const command = commands[check];
  if (command) return run(copy, command);
  const [, folder = "", file = ""] = /^(packages\/[^/]+)\/(.+)$/.exec(check) ?? [];
  const cwd = join(copy, folder);
  const vitest = join(cwd, "node_modules/vitest/vitest.mjs");
  // The mock's tests that are true of every store would run on Redis, too.
  const project = folder === "packages/mock" ? ["--project", "memory"] : [];
  const limits = ["--testTimeout=60000", "--hookTimeout=120000"];
  return run(cwd, [vitest, "run", ...project, file, "--reporter=dot", ...limits]);
};

/** Builds packages of a copy, with what they need. @throws Error with the output when a build fails. */
export const build = (packages: readonly string[], copy: string, cache: string): void => {
  const turbo = join(copy, "node_modules/turbo/bin/turbo");
  const filters = packages.map((name) => `--filter=@partner-qualification/${name}`);
  const { passed, output } = run(copy, [turbo, "run", "build", ...filters, "--cache-dir", cache]);
  if (!passed) throw new Error(output.slice(-4_000));
};
