import { createTokenCache } from "../credentials/token-cache.ts";
import { createCallError } from "../errors/call-error.ts";
import { PartnerError } from "../errors/partner-error.ts";
import { redactCause, secretPattern } from "../errors/redact.ts";
import { adviceFor } from "../errors/token-advice.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import { createThrottle } from "../throttle/throttle.ts";
import { sleep } from "./clock.ts";
import type { CallLimits } from "./deadline.ts";
import { createEmitter, type EventDetails } from "./events.ts";
import { parseRequest } from "./parse-request.ts";
import type { AttemptFailure, AttemptResult } from "./parse-response.ts";
import { type PlainRequest, readParts } from "./plain-request.ts";
import { type Progress, startProgress } from "./progress.ts";
import { delayOf, isRetryable, pausesAll } from "./retry.ts";
import { sendOnce } from "./send-once.ts";

/**
 * Sends a request until it has its final response, which may be a 4xx or 5xx. Throws a `PartnerError` when there is no
 * response, or one that the spec does not allow.
 */
export type Transport = (request: Request | PlainRequest, limits?: CallLimits) => Promise<Response>;

/** Makes the transport of one client: its calls share the token and the throttle. */
export const createTransport = (options: ResolvedOptions): Transport => {
  const { clock } = options;
  const { getToken, dropToken } = createTokenCache(options);
  const throttle = createThrottle(options.maxConcurrency, clock);
  const emitter = createEmitter(options.onEvent);
  const emit = ({ call, attempts }: Progress, details: EventDetails) => emitter(call.info, attempts, details);

  /** Gets a token for a call, at once if there is one. */
  const authorize = (progress: Progress, except?: string): string | Promise<string> => {
    const known = getToken({ except });
    if (typeof known === "string") return known;
    const { race, timeout, fail, call } = progress;
    progress.awaited = "token of the credential";
    return race(() => known, timeout)
      .catch((error) => {
        if (error instanceof PartnerError) throw error;
        const cause = redactCause(error, secretPattern(call.secrets));
        throw fail("the credential returned no usable token; see cause", "unauthorized", cause);
      })
      .finally(() => {
        progress.awaited = "response";
      });
  };

  /** Sends the request once, with its events. */
  const attempt = async (progress: Progress, token: string): Promise<AttemptResult> => {
    const started = clock.elapsed();
    progress.attempts += 1;
    emit(progress, { type: "request" });
    const result = await sendOnce(progress, token, options);
    const { error, response } = result;
    const status = response?.status ?? error?.status;
    const ms = Math.round(clock.elapsed() - started);
    emit(progress, { type: "response", status, error: error?.kind, ms });
    return result;
  };

  /**
   * Lets the throttle learn from an attempt.
   *
   * @param round the throttle's round when the attempt began.
   * @returns how long to wait before the next attempt, in ms; undefined when the failure is not transient.
   */
  const backOff = (progress: Progress, result: AttemptResult, round: number): number | undefined => {
    const { error, response } = result;
    const isThrottled = error?.kind === "throttled";
    if ((response ?? error)?.status !== undefined && !isThrottled) throttle.accept();
    if (!error || !(isRetryable(error) || result.isCut)) return undefined;
    progress.failed += 1;
    const delay = delayOf(error, progress.failed, options);
    if (pausesAll(error)) {
      const rate = isThrottled ? throttle.slow(delay, round) : throttle.pause(delay);
      if (rate) emit(progress, { type: "throttle", delay, rate });
    }
    return delay;
  };

  /**
   * Decides whether to retry, and gets another token for that.
   *
   * @param delay the wait for which the failure calls.
   * @returns how long to wait, in ms; undefined for no retry.
   */
  const decide = async (progress: Progress, { code, status, kind }: PartnerError, delay: number | undefined) => {
    const { token } = progress;
    const isFutile = adviceFor(code) !== undefined;
    if (isFutile) dropToken(token);
    if (status === 401 && kind === "unauthorized" && !progress.isRenewed && !isFutile) {
      progress.isRenewed = true;
      progress.token = await authorize(progress, token);
      // Some credentials know no other token: that one was rejected already.
      return progress.token === token ? delay : 0;
    }
    if (kind !== "throttled") progress.spent += 1;
    return Math.max(1, progress.spent) >= options.attempts ? undefined : delay;
  };

  /** Ends a call with its last error: returns the response, where there is one. */
  const end = async ({ race }: Progress, { error, response }: AttemptFailure): Promise<Response> => {
    // An abort meanwhile, and texts that cannot be loaded, leave the error as it is.
    await race(async () => {
      const { explain } = await import("../errors/explain.ts");
      Object.assign(error, explain(error, options.docsUrl));
    }).catch(() => {});
    if (response) return response;
    throw error;
  };

  return async (request, own = {}) => {
    const progress = startProgress(parseRequest(await readParts(request), options.base), own, options);
    const { call, left, race } = progress;
    for (;;) {
      if (!throttle.tryEnter()) {
        const pause = throttle.pausedFor();
        if (pause >= left()) {
          if (progress.last) return end(progress, progress.last);
          const problem = `not sent: the service has throttled this client, which waits another ${Math.ceil(pause)} ms; raise deadline`;
          throw createCallError(call.info, problem, { kind: "throttled", attempts: 0, retryAfter: pause });
        }
        await race((stop) => throttle.enter(stop, progress.attempts > 0));
      }
      let result: AttemptResult;
      let wait: number | undefined;
      try {
        // Not before: a token may expire in the queue of a long sweep.
        progress.token ??= await authorize(progress);
        const round = throttle.round();
        result = await attempt(progress, progress.token);
        wait = backOff(progress, result, round);
      } finally {
        throttle.leave();
      }
      if (!result.error) return result.response;
      progress.last = result;
      const delay = await decide(progress, result.error, wait);
      // Rather return the response now than wait for a timeout.
      if (delay === undefined || delay >= left()) return end(progress, result);
      const { status, kind } = result.error;
      emit(progress, { type: "retry", status, error: kind, delay });
      // What pauses all requests is waited for in the queue.
      if (delay && !pausesAll(result.error)) await race((stop) => sleep(clock, delay, stop));
    }
  };
};
