import type { Log, ReportingDescriptor, Run } from "sarif";

/** Formats one run of this tool as a SARIF 2.1.0 log. */
export const sarifLog = (rules: ReportingDescriptor[], run: Omit<Run, "tool">): string => {
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [{ tool: { driver: { name: "partner-qualification-conformance", rules } }, ...run }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};
