import { writeFileSync } from "node:fs";
import type { RunReport } from "../run/verdict.ts";
import { htmlReport } from "./html/html-report.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { sarifReport } from "./sarif.ts";

const writers = {
  html: htmlReport,
  junit: junitReport,
  json: (report: RunReport) => `${JSON.stringify(report, null, 2)}\n`,
  sarif: sarifReport,
  markdown: markdownReport,
};

/** Formats a report. */
export const formatReport = (report: RunReport, format: keyof typeof writers): string => writers[format](report);

/** Writes a report to a file. @throws Error when the file cannot be written. */
export const writeReport = (report: RunReport, format: keyof typeof writers, file: string): void =>
  writeFileSync(file, formatReport(report, format));
