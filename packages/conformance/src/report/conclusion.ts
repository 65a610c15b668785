import type { RunReport } from "../run/verdict.ts";

/** What the report comes to, in a few sentences. */
export const conclusion = ({ complete, planned, verdicts, failed, findings }: RunReport): string => {
  const part = complete ? "" : `The run was interrupted after ${verdicts.length} of ${planned} cases. `;
  const result =
    failed > 0
      ? "Documented facts do not hold: the target does not conform."
      : "Every documented fact that was checked holds.";
  const more =
    findings > 0 ? " Where something was inferred, the target does otherwise: please report the findings." : "";
  // Those of this repository's own targets are of the target `errata`.
  const hasErrata = verdicts.some(
    ({ kind, target, result }) => kind === "erratum" && target !== "errata" && result === "pass",
  );
  const errata = hasErrata
    ? " An erratum passes when no response follows the wrong reading that it corrects or, where several formats are documented, when each has one of them."
    : "";
  return `${part}${result}${more}${errata}`;
};
