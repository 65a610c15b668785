import { sarifLog } from "../report/sarif-log.ts";
import type { Coverage } from "./coverage.ts";
import { checks, type Severity } from "./observation.ts";
import type { DriftReport } from "./run-drift.ts";

const order: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

const sorted = ({ observations }: DriftReport) =>
  [...observations].sort((a, b) => order[a.severity] - order[b.severity] || a.index - b.index);

const coverageLines = (coverage: Coverage): string[] =>
  Object.entries(coverage).map(([part, { seen, missing }]) => {
    const first = missing.slice(0, 3).join(", ");
    const more = missing.length > 3 ? `, and ${missing.length - 3} more` : "";
    return `${part}: ${seen.length} of ${seen.length + missing.length}${missing.length > 0 ? ` (not seen: ${first}${more})` : ""}`;
  });

/** Formats a report of drift for a terminal. */
export const driftText = (report: DriftReport): string => {
  const { recording, requests, checked, redocly } = report;
  const lines = sorted(report).map(({ severity, check, operation = "", message, index, count }) => {
    const where = count === 1 ? `entry ${index}` : `entry ${index} and ${count - 1} more`;
    return `${severity.padEnd(7)}  ${check}  ${operation}: ${message} (${where})`;
  });
  const properties =
    redocly &&
    `redocly drift: ${redocly.parameters.covered} of ${redocly.parameters.total} parameters, ${redocly.properties.covered} of ${redocly.properties.total} properties`;
  return [
    ...lines,
    ...(lines.length > 0 ? [""] : []),
    `${recording}: ${checked} of ${requests} requests belong to the spec`,
    ...coverageLines(report.coverage),
    properties ?? "redocly drift did not run: @redocly/cli is not installed.",
    "",
  ].join("\n");
};

/** Formats a report of drift as SARIF 2.1.0. */
export const driftSarif = (report: DriftReport): string => {
  const rules = Object.entries(checks).map(([id, text]) => ({ id, shortDescription: { text } }));
  return sarifLog(rules, {
    results: sorted(report).map(({ check, severity, message, operation, index, count, url }) => ({
      ruleId: check,
      level: severity,
      message: { text: message },
      occurrenceCount: count,
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: report.recording } },
          logicalLocations: [{ name: operation ?? url, fullyQualifiedName: `log.entries[${index}]` }],
        },
      ],
    })),
  });
};

/** Formats a report of drift as Markdown. */
export const driftMarkdown = (report: DriftReport): string => {
  const cell = (text: string) => text.replace(/[\\`*_{}[\]<>|#~]/g, "\\$&").replace(/\s+/g, " ");
  return [
    "# Drift",
    "",
    `${report.checked} of ${report.requests} requests belong to the spec.`,
    "",
    "| severity | check | operation | observation | count |",
    "| --- | --- | --- | --- | --- |",
    ...sorted(report).map(
      ({ severity, check, operation = "", message, count }) =>
        `| ${severity} | ${check} | ${operation} | ${cell(message)} | ${count} |`,
    ),
    "",
    ...coverageLines(report.coverage).map((line) => `- ${cell(line)}`),
    "",
  ].join("\n");
};
