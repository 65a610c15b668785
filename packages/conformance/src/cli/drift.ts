import { writeFileSync } from "node:fs";
import { parseCommandLine, UsageError } from "@partner-qualification/command-line";
import { driftMarkdown, driftSarif, driftText } from "../drift/drift-formats.ts";
import { type DriftReport, runDrift } from "../drift/run-drift.ts";
import { CannotRun } from "../run/cannot-run.ts";
import { readHar } from "../traffic/read-har.ts";
import { type ReportFile, readReports } from "./report-options.ts";

export const driftUsage = `Usage: partner-qualification-conformance drift FILE [options]

Checks recorded traffic against the spec: a HAR file of a browser, Playwright, mitmproxy, redocly proxy or the command
record. Requests of other APIs are left out.

  --report FORMAT   json, sarif or markdown; with --out, and both can be repeated
  --out FILE        where the report before it goes
  -h, --help        print this

Tokens and validation codes are redacted as the file is read.
Exit code: 0 no errors, 1 errors, 2 could not run.
`;

/** What to check, and where the reports go. */
export interface DriftCommand {
  file: string;
  reports: ReportFile[];
}

const formats = {
  json: (report: DriftReport) => `${JSON.stringify(report, null, 2)}\n`,
  sarif: driftSarif,
  markdown: driftMarkdown,
};

const isDriftFormat = (format: string): format is keyof typeof formats => Object.hasOwn(formats, format);

/** @throws UsageError */
export const readDriftArguments = (args: string[]): DriftCommand => {
  const options = { report: { type: "string", multiple: true }, out: { type: "string", multiple: true } } as const;
  const { values, positionals } = parseCommandLine({ args, options, allowPositionals: true });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError("drift takes one HAR file, such as traffic.har.");
  const reports = readReports(values.report, values.out);
  const other = reports.find(({ format }) => !isDriftFormat(format));
  if (other)
    throw new UsageError(`--report of drift takes one of ${Object.keys(formats).join(", ")}, not '${other.format}'.`);
  return { file, reports };
};

/** Runs the command `drift`. @returns the exit code. @throws CannotRun when the file cannot be read. */
export const drift = async ({ file, reports }: DriftCommand): Promise<number> => {
  let report: DriftReport;
  try {
    report = await runDrift(file, readHar(file));
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(
      `${file} cannot be read as HAR: ${(error as Error).message}. Check the path, or record it again.`,
    );
  }
  if (report.checked === 0) {
    throw new CannotRun(`${file} has ${report.requests} requests, and none to a path of the spec. Record others.`);
  }
  for (const { format, file: out } of reports) if (isDriftFormat(format)) writeFileSync(out, formats[format](report));
  process.stdout.write(driftText(report));
  return report.observations.some(({ severity }) => severity === "error") ? 1 : 0;
};
