import { errata, exchanges } from "@partner-qualification/exchanges";
import { description } from "@partner-qualification/openapi";
import { Contract } from "../contract.ts";
import { closeTargets, openTargets, targetNames } from "../targets/open-targets.ts";
import { checkErrata, type ErratumCheck } from "./check-errata.ts";
import { type Inputs, type Report, runConformance } from "./run-conformance.ts";

export interface ConformanceResult {
  report: Report;
  /** One for each erratum; empty when some targets were left out, because errata name their target. */
  errata: ErratumCheck[];
  /** Whether no cell fails and every erratum is needed. */
  passed: boolean;
}

/** Whether the errata can be checked: each names the target that it fails without its correction. */
export const hasAllTargets = (names: readonly string[]): boolean => targetNames.every((name) => names.includes(name));

/**
 * Replays every documented exchange against the named targets, by default all of them, and checks the errata.
 *
 * @param names some of `targetNames`.
 * @param options `signal` ends the replays, and the errata are not checked then; `onCell` is called after each of them.
 * @throws TypeError for an unknown target; Error when a server or the browser does not start.
 * @example
 * ```ts
 * const { report, passed } = await replayAll(["spec", "client"]);
 * ```
 */
export const replayAll = async (
  names: readonly string[] = targetNames,
  options: Pick<Inputs, "signal" | "onCell"> = {},
): Promise<ConformanceResult> => {
  const contract = new Contract(description);
  const targets = await openTargets(names, contract);
  try {
    const inputs = { exchanges, errata, contract, targets, ...options };
    const report = await runConformance(inputs);
    const checks = hasAllTargets(names) ? await checkErrata(inputs) : [];
    const passed = report.failed === 0 && checks.every(({ problems }) => problems.length === 0);
    return { report, errata: checks, passed };
  } finally {
    await closeTargets(targets);
  }
};
