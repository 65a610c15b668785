import { description } from "@partner-qualification/openapi";
import { Contract } from "../contract.ts";
import { Redactor } from "../redact/redactor.ts";
import { runSummary } from "../report/run-summary.ts";
import { paintFor, terminalReport } from "../report/terminal.ts";
import { writeReport } from "../report/write-report.ts";
import { CannotRun } from "../run/cannot-run.ts";
import { type RunOptions, runCases } from "../run/run-cases.ts";
import { countOwnCases, runOwnTargets } from "../run/run-own-targets.ts";
import { toReport, type Verdict } from "../run/verdict.ts";
import { countCases, createCases } from "../server/create-cases.ts";
import { openServer } from "../server/open-server.ts";
import { explainMissingPackage } from "../targets/missing-package.ts";
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

/** Runs the cases of one server; none where the run is interrupted before it has responded. */
const runServer = async (
  target: RunCommand["servers"][number],
  command: RunCommand,
  secrets: { token?: string; code?: string },
  options: RunOptions & { onWait(seconds: number): void },
): Promise<Verdict[]> => {
  const { customer, allowWrites, readOnly, only, concurrency } = command;
  const { onWait, signal } = options;
  const access = {
    ...secrets,
    ...(customer !== undefined && { customer }),
    writes: !readOnly && (target.isLocal || allowWrites),
    ...(signal && { signal }),
    onWait,
  };
  const server = await openServer(target, access).catch((error) => {
    if (signal?.aborted) return undefined;
    throw error;
  });
  if (!server) return [];
  const cases = createCases(server, new Contract(description), only);
  // Cases that change one customer must not run into each other.
  const atOnce = customer !== undefined && access.writes ? 1 : concurrency;
  return runCases(cases, { ...options, concurrency: atOnce });
};

/**
 * Runs the command `run`: prints its progress and the result, and writes the reports.
 *
 * @returns the exit code.
 * @throws CannotRun when a server cannot be reached, or a package of a target is not installed, once the reports of what ran
 * before are written; or when a secret is missing.
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
  const planned = servers.length * countCases(only) + countOwnCases(own, only);
  const paint = paintFor(process.stdout);
  let problem: CannotRun | undefined;
  try {
    for (const target of servers) {
      if (signal.aborted) break;
      verdicts.push(...(await runServer(target, command, secrets, options)));
    }
    if (own.length > 0 && !signal.aborted) {
      const result = await runOwnTargets(own, only, { ...options, onStep: progress.onStep }).catch(
        explainMissingPackage,
      );
      verdicts.push(...result.verdicts);
      if (result.replayed)
        process.stdout.write(`${terminalReport(result.replayed.report, result.replayed.errata, paint)}\n`);
    }
  } catch (error) {
    if (!(error instanceof CannotRun) || verdicts.length === 0) throw error;
    problem = error;
  } finally {
    progress.end();
    done();
  }
  const targets = [...servers.map(({ name }) => name), ...own];
  const report = toReport(verdicts, { targets, started, planned });
  for (const { format, file } of reports) writeReport(report, format, file);
  const shown = verdicts.filter(
    ({ kind, target }) => !own.includes(target) || (kind !== "exchange" && target !== "errata"),
  );
  if (shown.length > 0)
    process.stdout.write(runSummary(toReport(shown, { targets, started, planned: shown.length }), paint));
  if (problem) throw problem;
  if (!report.complete || signal.aborted) {
    process.stderr.write(`Interrupted: ${verdicts.length} of ${planned} cases ran.\n`);
    return 2;
  }
  return report.failed > 0 ? 1 : 0;
};
