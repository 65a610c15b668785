import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CannotRun } from "../run/cannot-run.ts";
import type { Severity } from "./observation.ts";

/** A problem of the report of `redocly drift`, as far as it is used. */
export interface RedoclyProblem {
  exchangeIndex: number;
  severity: "error" | "warning" | "info";
  message: string;
  operationId?: string;
  target?: "request" | "response";
}

/** How `redocly drift` counts what a recording shows. */
export interface RedoclyTotals {
  parameters: { covered: number; total: number };
  properties: { covered: number; total: number };
}

/** What `redocly drift` found. */
export interface RedoclyDrift {
  problems: RedoclyProblem[];
  totals: RedoclyTotals;
}

export const severities: Record<RedoclyProblem["severity"], Severity> = {
  error: "error",
  warning: "warning",
  info: "note",
};

const findCli = (): string | undefined => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
  } catch {
    return undefined;
  }
};

/**
 * Runs `redocly drift` on a file of redacted requests.
 *
 * @param traffic a file with a JSON object in each line.
 * @param folder where it may write its reports.
 * @returns undefined where @redocly/cli is not installed.
 * @throws CannotRun when it fails.
 */
export const redoclyDrift = async (traffic: string, folder: string): Promise<RedoclyDrift | undefined> => {
  const cli = findCli();
  if (cli === undefined) return undefined;
  const [report, coverage] = [join(folder, "drift.json"), join(folder, "coverage.json")];
  const description = fileURLToPath(import.meta.resolve("@partner-qualification/openapi/openapi.json"));
  const input = [cli, "drift", traffic, "--api", description, "--traffic-format", "ndjson", "--ignore-cookies"];
  const output = ["--format", "json", "--output", report, "--coverage-output", coverage];
  const child = spawn(process.execPath, [...input, ...output], {
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let printed = "";
  child.stderr.on("data", (chunk) => {
    printed = `${printed}${chunk}`.slice(-2_000);
  });
  await once(child, "exit");
  try {
    const { problems } = JSON.parse(await readFile(report, "utf8")) as { problems: RedoclyProblem[] };
    const { totals } = JSON.parse(await readFile(coverage, "utf8")) as { totals: RedoclyTotals };
    return { problems, totals: { parameters: totals.parameters, properties: totals.properties } };
  } catch {
    throw new CannotRun(`redocly drift wrote no report. Install @redocly/cli again; it printed: ${printed.trim()}`);
  }
};
