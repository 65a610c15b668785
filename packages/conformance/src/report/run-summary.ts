import type { RunReport, Verdict } from "../run/verdict.ts";
import { conclusion } from "./conclusion.ts";
import { groupByEach } from "./group.ts";
import { oneLine } from "./sides.ts";
import { sourceText } from "./source-text.ts";
import type { Paint } from "./terminal.ts";

const shortest = 300;
const cut = (text: string): string => (text.length > shortest ? `${text.slice(0, shortest)}…` : text);

const namesOf = (verdicts: Verdict[]): string => cut(verdicts.map(({ id }) => id).join(", "));

/** What is printed of each case but its name and its source. One defect of a server often breaks many cases alike. */
const outline = ({ result, kind, target, differences }: Verdict): string =>
  JSON.stringify([result, kind, target, ...differences.map(oneLine)]);

/** Formats the first of several cases with the same outline, and names the others. */
const detail = (first: Verdict, others: Verdict[], paint: Paint): string[] => {
  const { result, kind, id, target, differences } = first;
  const [mark, style] = result === "fail" ? (["✗", "red"] as const) : (["!", "yellow"] as const);
  return [
    "",
    `${paint(style, mark)} ${kind} ${paint("bold", id)} at ${target}`,
    ...differences.map((one) => `    ${cut(oneLine(one))}`),
    paint("dim", `    ${sourceText(first)}`),
    ...(others.length > 0 ? [`    the same (${others.length}): ${namesOf(others)}`] : []),
  ];
};

/** Lists each reason once, with the cases that it belongs to. */
const reasons = (verdicts: Verdict[], paint: Paint): string[] => {
  const left = verdicts.filter(({ result }) => result === "not applicable");
  return [...groupByEach(left, ({ notes }) => [notes[0] ?? ""])].map(([reason, own]) =>
    paint("dim", `– ${reason} (${own.length}: ${namesOf(own)})`),
  );
};

/** Formats a report for a terminal: what does not hold, what was left out and why, and the totals. */
export const runSummary = (report: RunReport, paint: Paint): string => {
  const { verdicts, passed, failed, findings, notApplicable } = report;
  const found = verdicts.filter(({ result }) => result === "fail" || result === "finding");
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => {
    const own = verdicts.filter((verdict) => verdict.kind === kind);
    const different = new Set(own.map(({ id }) => id)).size;
    const named = `${different} ${different === 1 ? kind : kind === "erratum" ? "errata" : `${kind}s`}`;
    // Several targets have the same ones: what is counted then is how often they were checked.
    return own.length === different ? named : `${own.length} checks of ${named}`;
  });
  const total = `${passed} passed, ${failed} failed, ${findings} ${findings === 1 ? "finding" : "findings"}, ${notApplicable} not applicable`;
  return [
    ...[...groupByEach(found, (verdict) => [outline(verdict)]).values()].flatMap(([first, ...others]) =>
      first ? detail(first, others, paint) : [],
    ),
    "",
    ...reasons(verdicts, paint),
    "",
    `${counts.join(", ")}: ${paint(failed > 0 ? "red" : findings > 0 ? "yellow" : "green", total)}`,
    conclusion(report),
    "",
  ].join("\n");
};
