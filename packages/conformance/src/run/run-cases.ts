import type { HttpResponse } from "../http/message.ts";
import type { Redactor } from "../redact/redactor.ts";
import { type Difference, violation } from "../targets/target.ts";
import type { CaseFacts, Result, Traffic, Verdict } from "./verdict.ts";

/** What a case found. It may hold secrets: they are redacted once the case has ended. */
export interface CaseResult {
  differences: Difference[];
  notApplicable?: string;
  notes?: string[];
  traffic?: Traffic[];
  documented?: HttpResponse;
}

/** Something to check, and what to do for it. */
export interface Case {
  facts: CaseFacts;
  run(): Promise<CaseResult>;
}

/** How a run goes. */
export interface RunOptions {
  /** How many cases run at once. */
  concurrency: number;
  redactor: Redactor;
  /** Ends the run: cases that have not ended by then have no verdict. */
  signal?: AbortSignal;
  onVerdict?(verdict: Verdict, done: number, planned: number): void;
}

const resultOf = ({ certainty }: CaseFacts, { differences, notApplicable }: CaseResult): Result => {
  if (differences.length > 0) return certainty === "documented" ? "fail" : "finding";
  return notApplicable === undefined ? "pass" : "not applicable";
};

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
};

/** A request without a response is a failure, however sure the case is of the rest. */
const runCase = async ({ facts, run }: Case): Promise<{ result: Result; found: CaseResult }> => {
  try {
    const found = await run();
    return { result: resultOf(facts, found), found };
  } catch (error) {
    return { result: "fail", found: { differences: [violation("request", messageOf(error))] } };
  }
};

/**
 * Runs cases, several at a time.
 *
 * @returns the verdicts in the order of the cases, without secrets.
 */
export const runCases = async (
  cases: readonly Case[],
  { concurrency, redactor, signal, onVerdict }: RunOptions,
): Promise<Verdict[]> => {
  const verdicts: Verdict[] = [];
  let done = 0;
  const queue = cases.entries();
  const work = async () => {
    for (const [index, one] of queue) {
      if (signal?.aborted) return;
      const { result, found } = await runCase(one);
      // The interruption may be why it failed.
      if (signal?.aborted) return;
      const { differences, notApplicable, notes = [], traffic = [], documented } = found;
      const verdict = redactor.value({
        ...one.facts,
        result,
        differences,
        notes: [...(notApplicable === undefined ? [] : [notApplicable]), ...notes],
        traffic: traffic.map((each) => redactor.traffic(each)),
        ...(documented && { documented: redactor.message(documented) }),
      });
      verdicts[index] = verdict;
      done += 1;
      onVerdict?.(verdict, done, cases.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, cases.length) }, work));
  return verdicts.filter((verdict) => verdict !== undefined);
};
