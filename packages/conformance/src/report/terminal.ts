import { styleText } from "node:util";
import { diffLines } from "diff";
import type { ErratumCheck } from "../replay/check-errata.ts";
import type { Cell, Report } from "../replay/run-conformance.ts";
import type { Difference } from "../targets/target.ts";
import { sidesOf } from "./format.ts";
import { groupByEach } from "./group.ts";

type Style = Parameters<typeof styleText>[0];

/** Colors text, or returns it unchanged. */
export type Paint = (style: Style, text: string) => string;

/**
 * Returns the colors for a stream: none where it is not a terminal or NO_COLOR is set, always with FORCE_COLOR.
 *
 * @example
 * ```ts
 * const paint = paintFor(process.stderr);
 * console.error(paint("red", "failed"));
 * ```
 */
export const paintFor =
  (stream: NodeJS.WriteStream): Paint =>
  (style, text) =>
    styleText(style, text, { stream });

const marks: Record<Cell["result"], [style: Style, mark: string]> = {
  pass: ["green", "✓"],
  fail: ["red", "✗"],
  "not applicable": ["dim", "–"],
};

const table = ({ exchanges, targets, cells }: Report, paint: Paint): string[] => {
  const width = Math.max(...exchanges.map(({ length }) => length));
  const count = `${exchanges.length}/${exchanges.length}`;
  const columns = new Map(targets.map((target) => [target, Math.max(target.length, count.length)]));
  const centered = (target: string, mark: string, style: Style) => {
    const space = (columns.get(target) ?? mark.length) - mark.length;
    const left = Math.floor(space / 2);
    return " ".repeat(left) + paint(style, mark) + " ".repeat(space - left);
  };
  const keyOf = (exchange: string, target: string) => JSON.stringify([exchange, target]);
  const byKey = new Map(cells.map((cell) => [keyOf(cell.exchange, cell.target), cell]));
  const head = [" ".repeat(width), ...targets.map((target) => centered(target, target, "bold"))].join("   ");
  const rule = paint("dim", "─".repeat([...columns.values()].reduce((sum, column) => sum + column + 3, width)));
  const rows = exchanges.map((exchange) => {
    const row = targets.map((target) => {
      const cell = byKey.get(keyOf(exchange, target));
      const [style, mark] = marks[cell?.result ?? "not applicable"];
      return centered(target, mark, style);
    });
    return [exchange.padEnd(width), ...row].join("   ");
  });
  const passed = targets.map((target) => {
    const own = cells.filter((cell) => cell.target === target);
    const count = `${own.filter(({ result }) => result === "pass").length}/${own.length}`;
    return centered(target, count, "dim");
  });
  return [head, rule, ...rows, rule, ["passed".padEnd(width), ...passed].join("   ")];
};

const differenceLines = (difference: Difference, paint: Paint): string[] =>
  diffLines(...sidesOf(difference)).flatMap(({ added, removed, value }) => {
    const [style, sign]: [Style, string] = added ? ["red", "+"] : removed ? ["green", "-"] : ["dim", " "];
    const text = value.replace(/\n$/, "").split("\n");
    return text.map((line) => `    ${paint(style, `${sign} ${line}`)}`);
  });

const failure = ({ exchange, target, differences }: Cell, paint: Paint): string[] => [
  "",
  `${paint("red", "✗")} ${paint("bold", exchange)} against ${paint("bold", target)}: ${plural(differences.length, "difference")}`,
  ...differences.flatMap((one) => [`  ${one.what}`, ...differenceLines(one, paint)]),
];

/** Lists each note once, with the targets and the number of exchanges that it belongs to. */
const notesOf = ({ cells, targets }: Report, paint: Paint): string[] => {
  return [...groupByEach(cells, (cell) => cell.notes)].map(([note, own]) => {
    const concerned = targets.filter((target) => own.some((cell) => cell.target === target));
    const where = concerned.length === targets.length && targets.length > 1 ? "every target" : concerned.join(", ");
    const exchanges = new Set(own.map(({ exchange }) => exchange)).size;
    return paint("dim", `· ${note} (${where}; ${plural(exchanges, "exchange")})`);
  });
};

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/**
 * Formats a report for a terminal: the table, its notes, every difference of each failure, and the totals.
 *
 * @example
 * ```ts
 * const { report, errata } = await replayAll(["spec"]);
 * console.log(terminalReport(report, errata, paintFor(process.stdout)));
 * ```
 */
export const terminalReport = (report: Report, errata: ErratumCheck[], paint: Paint): string => {
  const failed = report.cells.filter(({ result }) => result === "fail");
  const stale = errata.filter(({ problems }) => problems.length > 0);
  const total = `${report.passed} passed, ${report.failed} failed, ${report.notApplicable} not applicable`;
  const exchanges = plural(report.exchanges.length, "documented exchange");
  const count = `${errata.length} ${errata.length === 1 ? "erratum" : "errata"}: ${errata.length - stale.length} needed, ${stale.length} not as they say`;
  return [
    ...table(report, paint),
    ...notesOf(report, paint),
    ...(failed.length > 0 ? ["", paint("dim", "- what is documented, + what was found")] : []),
    ...failed.flatMap((cell) => failure(cell, paint)),
    ...stale.flatMap(({ erratum, problems }) => [
      "",
      ...problems.map((one) => `${paint("red", "✗")} erratum ${paint("bold", erratum)} ${one}`),
    ]),
    "",
    `${exchanges} against ${plural(report.targets.length, "target")}: ${paint(failed.length > 0 ? "red" : "green", total)}`,
    ...(errata.length > 0 ? [paint(stale.length > 0 ? "red" : "green", count)] : []),
    "",
  ].join("\n");
};
