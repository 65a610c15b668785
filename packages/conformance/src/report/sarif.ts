import type { ReportingDescriptor, Result } from "sarif";
import type { RunReport, Verdict } from "../run/verdict.ts";
import { sarifLog } from "./sarif-log.ts";
import { oneLine } from "./sides.ts";
import { sourceText } from "./source-text.ts";

const ruleId = ({ kind, id }: Verdict): string => `${kind}/${id}`;

const toRule = (verdict: Verdict): ReportingDescriptor => {
  const url = verdict.sources.find((source) => source.url !== undefined)?.url;
  return {
    id: ruleId(verdict),
    shortDescription: { text: verdict.statement },
    fullDescription: { text: sourceText(verdict) },
    ...(url !== undefined && { helpUri: url }),
    properties: { certainty: verdict.certainty },
  };
};

const toResult = (verdict: Verdict): Result => ({
  ruleId: ruleId(verdict),
  level: verdict.result === "fail" ? "error" : "note",
  message: { text: verdict.differences.map(oneLine).join("\n") },
  locations: [
    {
      physicalLocation: { artifactLocation: { uri: verdict.traffic.at(-1)?.request.url ?? verdict.target } },
      logicalLocations: [{ name: verdict.id, fullyQualifiedName: `${verdict.target}/${ruleId(verdict)}` }],
    },
  ],
});

/** Formats a report as SARIF 2.1.0: failures are errors, findings are notes. */
export const sarifReport = ({ verdicts, complete }: RunReport): string => {
  const found = verdicts.filter(({ result }) => result === "fail" || result === "finding");
  const rules = new Map(verdicts.map((verdict) => [ruleId(verdict), toRule(verdict)]));
  return sarifLog([...rules.values()], {
    invocations: [{ executionSuccessful: complete }],
    results: found.map(toResult),
  });
};
