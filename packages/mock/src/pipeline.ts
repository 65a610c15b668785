import { setTimeout } from "node:timers/promises";
import type { Backend } from "./backend/backend.ts";
import { annotateRequest, type CallContext, createContext, scopeOf, toStateCall } from "./call-context.ts";
import { createRandom, sample } from "./faults/failure-rate.ts";
import { errorExample, injectFault } from "./faults/inject-fault.ts";
import { type HttpRequest, type HttpResponse, pathOf } from "./http.ts";
import type { PendingCall } from "./journal/journal-entry.ts";
import { type MockOptions, parseOptions } from "./options.ts";
import { allowOf, type Operation, operations, statusesOf, validateRequest, validateResponse } from "./prism/index.ts";
import { authenticate, missingToken } from "./request/authenticate.ts";
import type { Caller } from "./request/credentials.ts";
import type { Ids } from "./request/ids.ts";
import { type ParsedRequest, parseRequest } from "./request/parse-request.ts";
import { type Preferences, parsePrefer, preferredExample, prefersExample, waitOf } from "./request/prefer.ts";
import { type NotFound, route } from "./request/route.ts";
import { asCaptured } from "./response/as-captured.ts";
import { asReference } from "./response/as-reference.ts";
import { errorText } from "./response/error-text.ts";
import { renderResponse } from "./response/render-response.ts";
import type { SelectedResponse } from "./response/selected-response.ts";
import { QualificationService } from "./state/qualification-service.ts";

// Of a path that no operation has: the errors of all operations have one format.
const anyOperation = operations[0] as Operation;

const isMfaCheckRequested = ({ headers }: HttpRequest): boolean => headers.validatemfa === "true";

/** App-only requests need no multifactor authentication. */
const isMfaCompliant = ({ appOnly, hasMfa }: Caller): boolean => appOnly || hasMfa;

/** What was selected for a request, and how long it is held back on purpose, in milliseconds. */
interface Selection {
  response: SelectedResponse;
  delayMs: number;
}

/**
 * Responds to a request of the API, and adds to `call` what the journal keeps of it.
 *
 * @param sent the ids that the request has.
 * @param ids the same, and new ones in place of those that it lacks.
 * @throws Error when a response is not valid against the spec, or `StoreUnavailable`.
 */
export type Pipeline = (request: HttpRequest, sent: Partial<Ids>, ids: Ids, call: PendingCall) => Promise<HttpResponse>;

/**
 * Makes the pipeline of a mock: parse, route, authenticate, throttle or inject a fault, validate the request, take the
 * example that `Prefer` names or execute the operation on the state, render and validate the response.
 *
 * @throws TypeError for an option that is not known or cannot be used; it names the option.
 */
export const createPipeline = (options: MockOptions, backend: Backend): Pipeline => {
  const { vetting, failureRates } = parseOptions(options);
  const { strictCustomers = false, sandbox = false, mfa = "on", latency = 0, bom = false, failSeed = 1 } = options;
  const { sleep = (milliseconds, signal) => setTimeout(milliseconds, undefined, signal && { signal }) } = options;
  const rules = { vetting, strictCustomers, sandbox };
  const random = createRandom(failSeed);

  const sampleFailure = (operation: Operation): SelectedResponse | undefined => {
    const status = sample(failureRates, random);
    if (status === undefined || !statusesOf(operation).includes(status)) return undefined;
    return errorExample(operation, status, { effect: "failed at random" });
  };

  /**
   * Selects the response to a parsed request: the first step that has one ends it. What the state in memory returns is
   * there at once, and is not awaited: to await it takes longer than to look whether it is a promise.
   */
  const selectResponse = async (
    request: ParsedRequest | NotFound,
    context: CallContext,
    preferences: Preferences,
    call: PendingCall,
  ): Promise<Selection> => {
    // 404 and 405 take precedence over 401.
    if ("notFound" in request) return { response: request.notFound, delayMs: 0 };
    const { operation } = request;

    const { caller: claimed } = context;
    if (!claimed) return { response: missingToken, delayMs: 0 };
    const begun = backend.begin(scopeOf(claimed, context));
    const turn = begun instanceof Promise ? await begun : begun;
    const authenticated = authenticate(request, claimed, turn.now, mfa === "on");
    if ("rejection" in authenticated) return { response: authenticated.rejection, delayMs: 0 };
    const { caller } = authenticated;

    const throttled = turn.throttle(caller.partner);
    const retryAfter = throttled instanceof Promise ? await throttled : throttled;
    if (retryAfter !== undefined)
      return { response: errorExample(operation, 429, { retryAfter, effect: "throttled" }), delayMs: 0 };
    const fault = turn.faults.isEmpty ? undefined : await injectFault(turn.faults, operation, call);
    const delayMs = fault && !fault.afterwards ? fault.delayMs : 0;
    const failure = fault?.afterwards ? undefined : (fault?.response ?? sampleFailure(operation));
    if (failure) return { response: failure, delayMs };

    const rejection = request.rejection ?? validateRequest(operation, request);
    if (rejection) return { response: rejection, delayMs };

    if (prefersExample(preferences))
      return { response: preferredExample(operation, preferences, request.body), delayMs };

    // Use the fault up before waiting for the state, so that a concurrent request does not get it, too.
    const lost = fault?.afterwards && (await fault.use()) ? fault : undefined;
    const service = new QualificationService(turn, rules);
    const executed = service.execute(toStateCall(request, caller, context));
    const response: SelectedResponse = (executed instanceof Promise ? await executed : executed) ?? {
      ...preferredExample(operation, {}, request.body),
      effect: "example response: the operation has no handler",
    };
    if (!lost?.response) return { response, delayMs };
    const effect = [response.effect, lost.response.effect].filter((one) => one !== undefined).join(", ");
    return { response: { ...lost.response, effect }, delayMs: lost.delayMs };
  };

  return async (request, sent, ids, call) => {
    const found = route(request.method, pathOf(request.target));
    const parsed = "notFound" in found ? found : parseRequest(request, found);
    const context = createContext(request, sent, parsed);
    annotateRequest(call, parsed, context);
    const { operation = anyOperation } = parsed;
    if (request.method === "OPTIONS" && parsed.operation)
      return { status: 204, headers: { Allow: allowOf(operation.path), ...ids } };

    const preferences = parsePrefer(request.headers.prefer);
    const { response, delayMs } = await selectResponse(parsed, context, preferences, call);
    if (response.effect !== undefined) call.effect = response.effect;
    const described = renderResponse(operation, response);
    const error = described.status < 400 ? undefined : errorText(described.body);
    if (error !== undefined) call.error = error;
    const valid = options.errors === "captured" ? asCaptured(operation, described) : described;
    validateResponse(operation, valid);
    // The format of the reference is not the one of the spec: what is in it has been validated.
    const rendered = options.responses === "reference" ? asReference(operation, valid) : valid;

    const heldBackMs = latency + delayMs + waitOf(preferences);
    if (heldBackMs > 0) await (request.whileOpen?.((signal) => sleep(heldBackMs, signal)) ?? sleep(heldBackMs));
    const { status, headers } = rendered;
    if (context.caller && isMfaCheckRequested(request)) headers.isMfaCompliant = String(isMfaCompliant(context.caller));
    // The gateway that throttles makes no ids: its documented response has none.
    Object.assign(headers, status === 429 ? sent : ids);
    if (rendered.body === undefined) return { status, headers };
    const text = `${bom ? "\uFEFF" : ""}${JSON.stringify(rendered.body)}`;
    headers["Content-Length"] = String(Buffer.byteLength(text));
    return request.method === "HEAD" ? { status, headers } : { status, headers, body: text };
  };
};
