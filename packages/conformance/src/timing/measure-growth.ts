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
  /** The mean of all its cases. Every size has as many in all: a few alone would have no share in the garbage collections. */
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
 * Measures the time per case with 16, 160 and 1,600 exchanges, or others, against each target, and that of the reports. A
 * smaller number runs as often as it takes for as many cases in all as the largest has.
 */
export const measureGrowth = async (sizes: readonly number[]): Promise<Growth[]> => {
  const contract = new Contract(description);
  const most = Math.max(...sizes);
  const sums = new Map<string, Growth>();
  const add = (what: string, cases: number, millisecondsPerCase: number) => {
    const sum = sums.get(`${what} ${cases}`) ?? { what, cases, millisecondsPerCase: 0 };
    sum.millisecondsPerCase += millisecondsPerCase;
    sums.set(`${what} ${cases}`, sum);
  };
  const targets = await openTargets(targetNames, contract);
  try {
    for (const target of targets) {
      const run = (size: number) =>
        runConformance({ ...multiplyExchanges(exchanges, errata, size), contract, targets: [target] });
      formatAll(await run(exchanges.length));
      for (const size of sizes) {
        const times = Math.ceil(most / size);
        for (let count = 0; count < times; count += 1) {
          const { result, milliseconds } = await time(() => run(size));
          const formatting = await time(() => formatAll(result));
          add(target.name, size, milliseconds / size / times);
          add("reports", size, formatting.milliseconds / size / times / targets.length);
        }
      }
    }
  } finally {
    await closeTargets(targets);
  }
  const order = [...targetNames, "reports"];
  return [...sums.values()].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what) || a.cases - b.cases);
};
