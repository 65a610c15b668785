import type { RunReport } from "../run/verdict.ts";

/** What the report comes to, in one or two sentences. */
export const conclusion = ({ complete, planned, verdicts, failed, findings }: RunReport): string => {
  const part = complete ? "" : `The run was interrupted after ${verdicts.length} of ${planned} cases. `;
  const result =
    failed > 0
      ? "Documented facts do not hold: the target does not conform."
      : "Every documented fact that was checked holds.";
  const more =
    findings > 0 ? " Where something was inferred, the service does otherwise: please report the findings." : "";
  return `${part}${result}${more}`;
};
