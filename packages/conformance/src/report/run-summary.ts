import type { RunReport, Verdict } from "../run/verdict.ts";
import { conclusion } from "./conclusion.ts";
import { groupByEach } from "./group.ts";
import { oneLine } from "./sides.ts";
import { sourceText } from "./source-text.ts";
import type { Paint } from "./terminal.ts";

const shortest = 300;
const cut = (text: string): string => (text.length > shortest ? `${text.slice(0, shortest)}…` : text);

const detail = (verdict: Verdict, paint: Paint): string[] => {
  const { result, kind, id, target, differences } = verdict;
  const [mark, style] = result === "fail" ? (["✗", "red"] as const) : (["!", "yellow"] as const);
  return [
    "",
    `${paint(style, mark)} ${kind} ${paint("bold", id)} at ${target}`,
    ...differences.map((one) => `    ${cut(oneLine(one))}`),
    paint("dim", `    ${sourceText(verdict)}`),
  ];
};

/** Lists each reason once, with the cases that it belongs to. */
const reasons = (verdicts: Verdict[], paint: Paint): string[] => {
  const left = verdicts.filter(({ result }) => result === "not applicable");
  return [...groupByEach(left, ({ notes }) => [notes[0] ?? ""])].map(([reason, own]) =>
    paint("dim", `– ${reason} (${own.length}: ${cut(own.map(({ id }) => id).join(", "))})`),
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
  const total = `${passed} passed, ${failed} failed, ${findings} findings, ${notApplicable} not applicable`;
  return [
    ...found.flatMap((verdict) => detail(verdict, paint)),
    "",
    ...reasons(verdicts, paint),
    "",
    `${counts.join(", ")}: ${paint(failed > 0 ? "red" : findings > 0 ? "yellow" : "green", total)}`,
    conclusion(report),
    "",
  ].join("\n");
};
