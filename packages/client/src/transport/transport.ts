import { createTokenCache } from "../credentials/token-cache.ts";
import { createCallError } from "../errors/call-error.ts";
import { PartnerError, type PartnerErrorKind } from "../errors/partner-error.ts";
import { redactCause, secretPattern } from "../errors/redact.ts";
import { adviceFor } from "../errors/token-advice.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import { createThrottle } from "../throttle/throttle.ts";
import type { Call } from "./call.ts";
import { sleep } from "./clock.ts";
import { type CallLimits, createDeadline, type StopReason } from "./deadline.ts";
import { createEmitter } from "./events.ts";
import { parseRequest } from "./parse-request.ts";
import { type AttemptResult, parseResponse } from "./parse-response.ts";
import { type PlainRequest, readParts } from "./plain-request.ts";
import { type BodyReader, cancelBody, readBody } from "./read-body.ts";
import { delayOf, hasInvalidCertificate, isRetryable, pausesAll } from "./retry.ts";

/**
 * Sends a request until it has its final response, which may be a 4xx or 5xx. Throws a `PartnerError` when there is no
 * response, or one that the spec does not allow.
 */
export type Transport = (request: Request | PlainRequest, limits?: CallLimits) => Promise<Response>;

/** Makes the transport of one client: its calls share the token and the throttle. */
export const createTransport = (options: ResolvedOptions): Transport => {
  const { clock, fetch, maxResponseSize } = options;
  const { getToken, dropToken } = createTokenCache(options);
  const throttle = createThrottle(options.maxConcurrency, clock);
  const emit = createEmitter(options.onEvent);

  return async (request, own = {}) => {
    const call = parseRequest(await readParts(request), options.base);
    const { timeout = options.timeout, deadline = options.deadline, signal } = own;
    const { info } = call;
    let attempts = 0;
    /** Attempts that failed: each makes the next wait longer. */
    let failed = 0;
    /** Of these, those that count against `retry.attempts`: waiting for the throttle does not. */
    let spent = 0;
    let token: string | undefined;
    let rejectedToken: string | undefined;
    let result: AttemptResult | undefined;
    let last: PartnerError | undefined;
    let awaited = "response";

    const fail = (problem: string, kind: PartnerErrorKind, cause?: unknown, status?: number): PartnerError =>
      createCallError(info, problem, { kind, attempts, status }, cause);

    const stopped = (reason: StopReason): PartnerError =>
      reason === "aborted"
        ? fail("aborted by the caller's signal", reason, signal?.reason)
        : fail(
            `no ${awaited} within the ${reason} of ${reason === "timeout" ? timeout : deadline} ms; raise ${reason}`,
            "timeout",
            last,
          );

    const { left, reasonToStop, race } = createDeadline(clock, { deadline, signal }, stopped);
    const early = reasonToStop(timeout);
    if (early) throw stopped(early);

    const authorize = (except?: string): string | Promise<string> => {
      const known = getToken({ except });
      if (typeof known === "string") return known;
      awaited = "token of the credential";
      return race(() => known, timeout)
        .catch((error) => {
          if (error instanceof PartnerError) throw error;
          const cause = redactCause(error, secretPattern(call.secrets));
          throw fail("the credential returned no token; see cause", "unauthorized", cause);
        })
        .finally(() => {
          awaited = "response";
        });
    };

    for (;;) {
      if (!throttle.tryEnter()) {
        const pause = throttle.pausedFor();
        if (pause >= left()) {
          if (last) return end(last, result?.response);
          const problem = `not sent: the service has throttled this client, which waits another ${Math.ceil(pause)} ms; raise deadline`;
          throw createCallError(info, problem, { kind: "throttled", attempts, retryAfter: pause });
        }
        await race((stop) => throttle.enter(stop, attempts > 0));
      }
      let delay: number | undefined;
      try {
        // Not before: a token may expire in the queue of a long sweep.
        token ??= await authorize();
        const started = clock.elapsed();
        const round = throttle.round();
        attempts += 1;
        emit(info, attempts, { type: "request" });
        result = await attempt(call, token);
        const { error, response } = result;
        const status = response?.status ?? error?.status;
        const ms = Math.round(clock.elapsed() - started);
        emit(info, attempts, { type: "response", status, error: error?.kind, ms });
        if (error && (isRetryable(error) || result.isCut)) {
          failed += 1;
          delay = delayOf(error, failed, options);
        }
        const isThrottled = error?.kind === "throttled";
        if (status !== undefined && !isThrottled) throttle.accept();
        if (delay !== undefined && pausesAll(error)) {
          const rate = isThrottled ? throttle.slow(delay, round) : throttle.pause(delay);
          if (rate) emit(info, attempts, { type: "throttle", delay, rate });
        }
      } finally {
        throttle.leave();
      }
      const { error, response } = result;
      if (!error) return response;
      last = error;
      const isFutile = adviceFor(error.code) !== undefined;
      if (isFutile) dropToken(token);
      if (error.status === 401 && error.kind === "unauthorized" && rejectedToken === undefined && !isFutile) {
        rejectedToken = token;
        token = await authorize(token);
        // Some credentials know no other token: that one was rejected already.
        if (token !== rejectedToken) delay = 0;
      } else {
        if (error.kind !== "throttled") spent += 1;
        if (Math.max(1, spent) >= options.attempts) delay = undefined;
      }
      // Rather return the response now than wait for a timeout.
      if (delay === undefined || delay >= left()) return end(error, response);
      emit(info, attempts, { type: "retry", status: error.status, error: error.kind, delay });
      // What pauses all requests is waited for in the queue.
      if (delay && !pausesAll(error)) await race((stop) => sleep(clock, delay, stop));
    }

    /** Ends the call with its last error: with the response, where there is one. */
    async function end(error: PartnerError, response: Response | undefined): Promise<Response> {
      // An abort meanwhile, and texts that cannot be loaded, leave the error as it is.
      await race(async () => {
        const { explain } = await import("../errors/explain.ts");
        Object.assign(error, explain(error, options.docsUrl));
      }).catch(() => {});
      if (response) return response;
      throw error;
    }

    /** Sends the request once, and reads the response. */
    async function attempt(
      { input, init, headers, text: body, secrets }: Call,
      bearer: string,
    ): Promise<AttemptResult> {
      let reader: BodyReader | undefined;
      try {
        headers.set("Authorization", `Bearer ${bearer}`);
        const { response, text } = await race(async (signal) => {
          const response = await fetch(input, { ...init, headers, body: body || null, signal, redirect: "manual" });
          reader = response.body?.getReader();
          return { response, text: await readBody(reader, maxResponseSize) };
        }, timeout);
        if (text !== undefined) {
          return parseResponse(response, text, call, { attempts, token: bearer, now: clock.now() });
        }
        const problem = `the response body is larger than ${maxResponseSize} bytes; raise maxResponseSize`;
        return { error: fail(problem, "response-too-large", undefined, response.status) };
      } catch (error) {
        cancelBody(reader);
        if (error instanceof PartnerError) return { error };
        const cause = redactCause(error, secretPattern([bearer, ...secrets]));
        const problem = hasInvalidCertificate(cause)
          ? "the certificate of the server is not valid"
          : "the connection failed";
        return { error: fail(`${problem}; see cause`, "unavailable", cause) };
      }
    }
  };
};
