import { errata, exchanges } from "@partner-qualification/exchanges";
import { description } from "@partner-qualification/openapi";
import { formats } from "../cli/report-options.ts";
import { Contract } from "../contract.ts";
import { Redactor } from "../redact/redactor.ts";
import { type Report, runConformance } from "../replay/run-conformance.ts";
import { terminalReport } from "../report/terminal.ts";
import { formatReport } from "../report/write-report.ts";
import { verdictOfCell } from "../run/run-own-targets.ts";
import { toReport } from "../run/verdict.ts";
import { closeTargets, openTargets, targetNames } from "../targets/open-targets.ts";
import { multiplyExchanges } from "./multiply-exchanges.ts";

/** The time per case with so many of them. */
export interface Growth {
  /** A target, or `reports`: the report in every format. */
  what: string;
  cases: number;
  /** The lowest of the rounds: what else the machine does only adds to it. */
  millisecondsPerCase: number;
}

const formatAll = (report: Report): void => {
  const redactor = new Redactor();
  const verdicts = report.cells.map((cell) => verdictOfCell(cell, redactor));
  const run = toReport(verdicts, { targets: report.targets, started: new Date(), planned: verdicts.length });
  for (const format of formats) formatReport(run, format);
  terminalReport(report, [], (_, text) => text);
};

const time = async <Result>(run: () => Promise<Result> | Result): Promise<{ result: Result; milliseconds: number }> => {
  const since = performance.now();
  const result = await run();
  return { result, milliseconds: performance.now() - since };
};

/**
 * Measures the time per case with 16, 160 and 1,600 exchanges, or others, against each target, and that of the reports.
 *
 * @param rounds how many rounds count, after one to warm up.
 */
export const measureGrowth = async (sizes: readonly number[], rounds: number): Promise<Growth[]> => {
  const contract = new Contract(description);
  const lowest = new Map<string, Growth>();
  const count = (what: string, cases: number, milliseconds: number) => {
    const before = lowest.get(`${what} ${cases}`)?.millisecondsPerCase ?? Infinity;
    const millisecondsPerCase = Math.min(before, milliseconds / cases);
    lowest.set(`${what} ${cases}`, { what, cases, millisecondsPerCase });
  };
  const targets = await openTargets(targetNames, contract);
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const target of targets) {
        for (const size of sizes) {
          const inputs = { ...multiplyExchanges(exchanges, errata, size), contract, targets: [target] };
          const { result, milliseconds } = await time(() => runConformance(inputs));
          const formatting = await time(() => formatAll(result));
          if (round === 0) continue;
          count(target.name, size, milliseconds);
          count("reports", size, formatting.milliseconds);
        }
      }
    }
  } finally {
    await closeTargets(targets);
  }
  const order = [...targetNames, "reports"];
  return [...lowest.values()].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what) || a.cases - b.cases);
};
