import { createCallError } from "../errors/call-error.ts";
import type { PartnerError, PartnerErrorKind } from "../errors/partner-error.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import type { Call } from "./call.ts";
import { type CallLimits, createDeadline, type StopReason } from "./deadline.ts";
import type { AttemptFailure } from "./parse-response.ts";

/** How far a call has come, and its limits. */
export interface Progress extends ReturnType<typeof createDeadline> {
  call: Call;
  /** The longest time of one attempt, in ms. */
  timeout: number;
  attempts: number;
  /** Attempts that failed: each makes the next wait longer. */
  failed: number;
  /** Of these, those that count against `retry.attempts`: waiting for the throttle does not. */
  spent: number;
  /** What the call waits for, as an error names it. */
  awaited: string;
  token?: string | undefined;
  /** Whether another token was requested after a 401: once per call. */
  isRenewed?: boolean;
  /** The last attempt that failed. */
  last?: AttemptFailure;
  /** Makes an error of the call. */
  fail(problem: string, kind: PartnerErrorKind, cause?: unknown, status?: number): PartnerError;
}

/**
 * Starts a call.
 *
 * @throws PartnerError when its signal is aborted, or its limits leave no time.
 */
export const startProgress = (call: Call, own: CallLimits, options: ResolvedOptions): Progress => {
  const { timeout = options.timeout, deadline = options.deadline, signal } = own;

  const stopped = (reason: StopReason): PartnerError => {
    const { fail, awaited, last } = progress;
    if (reason === "aborted") return fail("aborted by the caller's signal", reason, signal?.reason);
    const limit = reason === "timeout" ? timeout : deadline;
    return fail(`no ${awaited} within the ${reason} of ${limit} ms; raise ${reason}`, "timeout", last?.error);
  };

  const progress: Progress = {
    ...createDeadline(options.clock, { deadline, signal }, stopped),
    call,
    timeout,
    attempts: 0,
    failed: 0,
    spent: 0,
    awaited: "response",
    fail: (problem, kind, cause, status) =>
      createCallError(call.info, problem, { kind, attempts: progress.attempts, status }, cause),
  };
  const early = progress.reasonToStop(timeout);
  if (early) throw stopped(early);
  return progress;
};
