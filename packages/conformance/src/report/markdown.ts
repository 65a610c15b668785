import type { RunReport, Verdict } from "../run/verdict.ts";
import { conclusion } from "./conclusion.ts";
import { oneLine } from "./sides.ts";
import { sourceText } from "./source-text.ts";

/** Text in a cell or an item: what comes from a server must not become markup. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>|#~]/g, "\\$&").replace(/\s+/g, " ");

const section = (title: string, verdicts: Verdict[]): string[] =>
  verdicts.length === 0
    ? []
    : [
        `## ${title}`,
        "",
        ...verdicts.flatMap((verdict) => [
          `- **${plain(verdict.id)}** (${verdict.kind}, ${plain(verdict.target)}): ${plain(verdict.statement)}`,
          ...verdict.differences.map((one) => `  - ${plain(oneLine(one))}`),
          `  - Source: ${plain(sourceText(verdict))}`,
        ]),
        "",
      ];

/** Formats a report as Markdown, such as for the summary of a CI run. */
export const markdownReport = (report: RunReport): string => {
  const { verdicts, targets, passed, failed, findings, notApplicable } = report;
  const reasons = verdicts.filter(({ result }) => result === "not applicable");
  return [
    "# Conformance",
    "",
    conclusion(report),
    "",
    `Target: ${targets.map(plain).join(", ")}`,
    "",
    "| passed | failed | findings | not applicable |",
    "| --- | --- | --- | --- |",
    `| ${passed} | ${failed} | ${findings} | ${notApplicable} |`,
    "",
    ...section(
      "Failures",
      verdicts.filter(({ result }) => result === "fail"),
    ),
    ...section(
      "Findings",
      verdicts.filter(({ result }) => result === "finding"),
    ),
    ...(reasons.length === 0 ? [] : ["## Not applicable", ""]),
    ...reasons.map(({ id, kind, notes }) => `- ${plain(id)} (${kind}): ${plain(notes.join(" "))}`),
    "",
  ].join("\n");
};
