import { type Call, failCall, type Outcome } from "./call.ts";
import { sleep } from "./clock.ts";
import type { ClientEvent } from "./events.ts";
import { judge } from "./judge.ts";
import type { ResolvedOptions } from "./options.ts";
import { PartnerError, type PartnerErrorKind } from "./partner-error.ts";
import { createPatience, type Stop } from "./patience.ts";
import { readBody } from "./read-body.ts";
import { redactCause, secretForms } from "./redact.ts";
import { backoff, isPassing, maxRetryAfter } from "./retry.ts";
import { createThrottle } from "./throttle.ts";
import { createTokens } from "./tokens.ts";

/** What came of one attempt: an answer, or an error without one. */
type Attempt = Outcome | { error: PartnerError; response?: never };

/** Sends a call until it is answered for good. Throws a PartnerError when no answer came. */
export type Send = (call: Call) => Promise<Outcome>;

/** What sends the calls of one client: they share its tokens and its throttle. */
export const createSender = (options: ResolvedOptions): Send => {
  const { clock, fetch, maxResponseSize } = options;
  const tokenUnlike = createTokens(options);
  const throttle = createThrottle(options.maxConcurrency);

  const emit = (event: ClientEvent) => {
    try {
      // A handler may be asynchronous, whatever its type says. To await each event would cost every call two promises.
      const handled = options.onEvent?.(event) as Partial<Promise<void>> | undefined;
      handled?.catch?.(() => {});
    } catch {
      // A log that fails must not fail the call, which may have acted already.
    }
  };

  return async (call) => {
    const { about, url, body = null, limits } = call;
    const { method } = about;
    let attempt = 0;
    let last: PartnerError | undefined;

    const fail = (problem: string, kind: PartnerErrorKind, cause?: unknown, status?: number): PartnerError =>
      failCall(about, problem, { kind, attempts: attempt, status }, cause);

    const stopped = (why: Stop): PartnerError =>
      why === "aborted"
        ? fail("aborted by the caller", why, limits.signal?.reason)
        : fail(`no answer within the ${why} of ${limits[why]} ms`, "timeout", last);

    const { left, over, wait } = createPatience(clock, limits, stopped);
    const early = over(limits.timeout);
    if (early) throw stopped(early);

    const authorize = (refused?: string): string | Promise<string> => {
      const token = tokenUnlike(refused);
      if (typeof token === "string") return token;
      return wait(() => token).catch((error) => {
        if (error instanceof PartnerError) throw error;
        throw fail("the credential gave no token", "unauthorized", redactCause(error, secretForms(call.secrets)));
      });
    };

    let token: string | undefined;

    const exchange = async (): Promise<Attempt> => {
      if (!throttle.tryEnter()) await wait(throttle.enter);
      try {
        // Not before: a token may expire in the queue of a long sweep.
        token ??= await authorize();
        const bearer = token;
        const headers = { ...call.headers, Authorization: `Bearer ${bearer}` };
        const started = clock.now();
        const round = throttle.round();
        attempt += 1;
        emit({ ...about, type: "request", attempt });
        let result: Attempt;
        try {
          const answered = await wait(async (signal) => {
            const response = await fetch(url, { method, headers, body, redirect: "manual", signal });
            return { response, text: await readBody(response, maxResponseSize, signal) };
          }, limits.timeout);
          const { response, text } = answered;
          if (text === undefined) {
            const problem = `the response body is larger than ${maxResponseSize} bytes; raise maxResponseSize to read it`;
            result = { error: fail(problem, "response-too-large", undefined, response.status) };
          } else {
            result = judge({ response, text }, call, { attempts: attempt, token: bearer, now: clock.now() });
          }
        } catch (error) {
          if (error instanceof PartnerError) result = { error };
          else {
            const cause = redactCause(error, secretForms([bearer, ...call.secrets]));
            result = { error: fail("the connection failed", "unavailable", cause) };
          }
        }
        const { error, response } = result;
        const ms = clock.now() - started;
        emit({
          ...about,
          type: "response",
          attempt,
          status: response?.status ?? error?.status,
          error: error?.kind,
          ms,
        });
        if (!error) throttle.raise();
        const limit = error?.kind === "throttled" ? throttle.lower(round) : undefined;
        if (limit) emit({ ...about, type: "throttle", attempt, limit });
        return result;
      } finally {
        throttle.leave();
      }
    };

    let renewed = false;
    for (let failed = 0; ; ) {
      const result = await exchange();
      const { error } = result;
      if (!error) return result;
      last = error;
      let delay: number | undefined;
      if (error.status === 401 && !renewed) {
        renewed = true;
        const another = await authorize(token);
        // Some credentials know no other token: that one was refused already.
        if (another !== token) delay = 0;
        token = another;
      } else {
        failed += 1;
        const { retryAfter } = error;
        const tooLong = retryAfter !== undefined && retryAfter > maxRetryAfter;
        if (isPassing(error) && !tooLong && failed < options.attempts) delay = retryAfter ?? backoff(failed, options);
      }
      // A wait beyond the deadline: better the answer now than a timeout later.
      if (delay === undefined || delay >= left()) {
        if (result.response) return result;
        throw error;
      }
      emit({ ...about, type: "retry", attempt, status: error.status, error: error.kind, delay });
      if (delay) await wait((signal) => sleep(clock, delay, signal));
    }
  };
};
