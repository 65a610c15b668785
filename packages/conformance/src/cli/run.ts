import { description } from "@partner-qualification/openapi";
import { Contract } from "../contract.ts";
import { Redactor } from "../redact/redactor.ts";
import { runSummary } from "../report/run-summary.ts";
import { paintFor, terminalReport } from "../report/terminal.ts";
import { writeReport } from "../report/write-report.ts";
import { CannotRun } from "../run/cannot-run.ts";
import { type RunOptions, runCases } from "../run/run-cases.ts";
import { runOwnTargets } from "../run/run-own-targets.ts";
import { toReport, type Verdict } from "../run/verdict.ts";
import { createCases } from "../server/create-cases.ts";
import { openServer } from "../server/open-server.ts";
import type { RunCommand } from "./arguments.ts";
import { createProgress } from "./progress.ts";

const readSecret = (flag: string, variable: string | undefined): string | undefined => {
  if (variable === undefined) return undefined;
  const value = process.env[variable]?.trim();
  if (value) return value;
  throw new CannotRun(`The environment variable ${variable} of --${flag} is not set. Set it, or name another.`);
};

/** Ends the run at the first Ctrl+C; the second ends the process. */
const interruptible = (): { signal: AbortSignal; done(): void } => {
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  process.once("SIGINT", interrupt);
  return { signal: controller.signal, done: () => process.off("SIGINT", interrupt) };
};

/** Runs the cases of one server. @returns the verdicts, and how many cases there were. */
const runServer = async (
  target: RunCommand["servers"][number],
  command: RunCommand,
  secrets: { token?: string; code?: string },
  options: RunOptions & { onWait(seconds: number): void },
) => {
  const { customer, allowWrites, readOnly, only, concurrency } = command;
  const { onWait, signal } = options;
  const access = {
    ...secrets,
    ...(customer !== undefined && { customer }),
    writes: !readOnly && (target.isLocal || allowWrites),
    ...(signal && { signal }),
    onWait,
  };
  const server = await openServer(target, access);
  const cases = createCases(server, new Contract(description), only);
  // Cases that change one customer must not run into each other.
  const atOnce = customer !== undefined && access.writes ? 1 : concurrency;
  return { verdicts: await runCases(cases, { ...options, concurrency: atOnce }), planned: cases.length };
};

/**
 * Runs the command `run`: prints its progress and the result, and writes the reports.
 *
 * @returns the exit code.
 * @throws CannotRun when a server cannot be reached, or a secret is missing.
 */
export const run = async (command: RunCommand): Promise<number> => {
  const { own, servers, only, reports, concurrency } = command;
  const token = readSecret("token-env", command.tokenEnv);
  const code = readSecret("code-env", command.codeEnv);
  const secrets = { ...(token !== undefined && { token }), ...(code !== undefined && { code }) };
  const redactor = new Redactor(Object.values(secrets));
  const started = new Date();
  const { signal, done } = interruptible();
  const progress = createProgress(process.stderr);
  const options = { concurrency, redactor, signal, onVerdict: progress.onVerdict, onWait: progress.onWait };
  const verdicts: Verdict[] = [];
  let planned = 0;
  const paint = paintFor(process.stdout);
  try {
    for (const target of servers) {
      const result = await runServer(target, command, secrets, options);
      verdicts.push(...result.verdicts);
      planned += result.planned;
      if (signal.aborted) break;
    }
    if (own.length > 0 && !signal.aborted) {
      progress.onStep(`Replaying the documented exchanges against ${own.join(", ")}`);
      const result = await runOwnTargets(own, only, { concurrency, redactor, signal });
      verdicts.push(...result.verdicts);
      planned += result.verdicts.length;
      if (result.replayed)
        process.stdout.write(`${terminalReport(result.replayed.report, result.replayed.errata, paint)}\n`);
    }
  } finally {
    progress.end();
    done();
  }
  const targets = [...servers.map(({ name }) => name), ...own];
  const report = toReport(verdicts, { targets, started, planned });
  for (const { format, file } of reports) writeReport(report, format, file);
  const shown = verdicts.filter(({ kind, target }) => !own.includes(target) || kind === "rule");
  if (shown.length > 0)
    process.stdout.write(runSummary(toReport(shown, { targets, started, planned: shown.length }), paint));
  if (!report.complete || signal.aborted) {
    process.stderr.write(`Interrupted: ${verdicts.length} of ${planned} cases ran.\n`);
    return 2;
  }
  return report.failed > 0 ? 1 : 0;
};
