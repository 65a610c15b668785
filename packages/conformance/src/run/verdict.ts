import type { HttpRequest, HttpResponse } from "../http/message.ts";
import type { Difference } from "../targets/target.ts";

/** What a case is made from: an operation, a documented exchange, a rule, or an erratum. */
export const kinds = ["operation", "exchange", "rule", "erratum"] as const;
export type Kind = (typeof kinds)[number];

/** `finding`: an inferred fact does not hold. The service may do otherwise, and the run does not fail. */
export type Result = "pass" | "fail" | "finding" | "not applicable";

/** A document that states what a case checks. */
export interface Citation {
  title: string;
  revision?: string;
  /** Where the document is or was published. */
  url?: string;
}

/** One request of a case with its response, redacted. */
export interface Traffic {
  request: HttpRequest;
  /** Absent where none came. */
  response?: HttpResponse;
}

/** What a case checks, and how sure it is. */
export interface CaseFacts {
  kind: Kind;
  /** The id of the operation, exchange, rule or erratum. */
  id: string;
  /** The server or package that is checked. */
  target: string;
  /** What must hold. */
  statement: string;
  /** `documented` only where a document states all of it. */
  certainty: "documented" | "inferred";
  sources: Citation[];
  /** Why it is assumed; only where it is inferred. */
  inferred?: string;
  /** The errata that correct the exchange. */
  errata?: { id: string; title: string; corrected: string }[];
}

/** The result of one case, without tokens and validation codes. */
export interface Verdict extends CaseFacts {
  result: Result;
  /** What differs; empty unless the result is `fail` or `finding`. */
  differences: Difference[];
  /** Why the case does not apply, and what it leaves out. */
  notes: string[];
  traffic: Traffic[];
  /** The documented response; absent where none is documented. */
  documented?: HttpResponse;
}

/** A run, or the part of it that was done when it was interrupted. */
export interface RunReport {
  targets: string[];
  /** ISO 8601. */
  started: string;
  ended: string;
  /** Whether every case ran. */
  complete: boolean;
  /** How many cases the run has, with those that an interrupted run did not reach. */
  planned: number;
  passed: number;
  failed: number;
  findings: number;
  notApplicable: number;
  verdicts: Verdict[];
}

/** Sums verdicts up. */
export const toReport = (
  verdicts: Verdict[],
  { targets, started, planned }: { targets: string[]; started: Date; planned: number },
): RunReport => {
  const count = (result: Result) => verdicts.filter((verdict) => verdict.result === result).length;
  return {
    targets,
    started: started.toISOString(),
    ended: new Date().toISOString(),
    complete: verdicts.length === planned,
    planned,
    passed: count("pass"),
    failed: count("fail"),
    findings: count("finding"),
    notApplicable: count("not applicable"),
    verdicts,
  };
};
