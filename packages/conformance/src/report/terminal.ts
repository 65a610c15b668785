import { styleText } from "node:util";
import { diffLines } from "diff";
import type { ErratumCheck } from "../errata-check.ts";
import type { Cell, Report } from "../run.ts";
import { sidesOf } from "./format.ts";

type Style = Parameters<typeof styleText>[0];

/** Colours text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Colours for a stream: none where it is no terminal or NO_COLOR is set, always with FORCE_COLOR. */
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
  // Wide enough for a count like 21/21.
  const columns = new Map(targets.map((target) => [target, Math.max(target.length, 5)]));
  const centred = (target: string, mark: string, style: Style) => {
    const space = (columns.get(target) ?? mark.length) - mark.length;
    const left = Math.floor(space / 2);
    return " ".repeat(left) + paint(style, mark) + " ".repeat(space - left);
  };
  const head = [" ".repeat(width), ...targets.map((target) => centred(target, target, "bold"))].join("   ");
  const rule = paint("dim", "─".repeat([...columns.values()].reduce((sum, column) => sum + column + 3, width)));
  const rows = exchanges.map((exchange) => {
    const row = targets.map((target) => {
      const cell = cells.find((one) => one.exchange === exchange && one.target === target);
      const [style, mark] = marks[cell?.result ?? "not applicable"];
      return centred(target, mark, style);
    });
    return [exchange.padEnd(width), ...row].join("   ");
  });
  const passed = targets.map((target) => {
    const own = cells.filter((cell) => cell.target === target);
    const count = `${own.filter(({ result }) => result === "pass").length}/${own.length}`;
    return centred(target, count, "dim");
  });
  return [head, rule, ...rows, rule, ["passed".padEnd(width), ...passed].join("   ")];
};

const failure = ({ exchange, target, differences }: Cell, paint: Paint): string[] => {
  const [first] = differences;
  if (!first) return [];
  const lines = diffLines(...sidesOf(first)).flatMap(({ added, removed, value }) => {
    const [style, sign]: [Style, string] = added ? ["red", "+"] : removed ? ["green", "-"] : ["dim", " "];
    const text = value.replace(/\n$/, "").split("\n");
    return text.map((line) => `    ${paint(style, `${sign} ${line}`)}`);
  });
  const more = differences.length > 1 ? paint("dim", ` (the first of ${differences.length} differences)`) : "";
  return [
    "",
    `${paint("red", "✗")} ${paint("bold", exchange)} against ${paint("bold", target)}: ${first.what}${more}`,
    ...lines,
  ];
};

/** The whole report for a terminal: the table, why cells do not apply, the first difference of each failure, totals. */
export const terminalReport = (report: Report, errata: ErratumCheck[], paint: Paint): string => {
  const notApplicable = report.cells.filter(({ result }) => result === "not applicable");
  const failed = report.cells.filter(({ result }) => result === "fail");
  const stale = errata.filter(({ problems }) => problems.length > 0);
  const total = `${report.passed} passed, ${report.failed} failed, ${report.notApplicable} not applicable`;
  const count = `${errata.length} errata: ${errata.length - stale.length} needed, ${stale.length} not as they say`;
  return [
    ...table(report, paint),
    ...notApplicable.map(({ exchange, target, note }) => paint("dim", `– ${exchange} against ${target}: ${note}`)),
    ...failed.flatMap((cell) => failure(cell, paint)),
    ...stale.flatMap(({ erratum, problems }) => [
      "",
      ...problems.map((one) => `${paint("red", "✗")} erratum ${paint("bold", erratum)} ${one}`),
    ]),
    "",
    `${report.exchanges.length} documented exchanges against ${report.targets.length} targets: ${paint(failed.length > 0 ? "red" : "green", total)}`,
    ...(errata.length > 0 ? [paint(stale.length > 0 ? "red" : "green", count)] : []),
    "",
  ].join("\n");
};
