import { setTimeout } from "node:timers/promises";
import type { Backend } from "./backend/backend.ts";
import { MemoryBackend } from "./backend/memory-backend.ts";
import {
  annotateRequest,
  type CallContext,
  createContext,
  loggedMethod,
  scopeOf,
  toStateCall,
} from "./call-context.ts";
import { Changes } from "./control/changes.ts";
import { createControl } from "./control/control.ts";
import { controlPath, handleControl } from "./control/control-api.ts";
import type { AnyControl } from "./control/shared-control.ts";
import { createRandom, sample } from "./faults/failure-rate.ts";
import { errorExample, injectFault } from "./faults/inject-fault.ts";
import { createFetch } from "./fetch-adapter.ts";
import { type Handle, type HttpRequest, type HttpResponse, pathOf } from "./http.ts";
import type { Call, PendingCall } from "./journal/journal-entry.ts";
import { describeFailure, logToStderr } from "./log.ts";
import type { Mock } from "./mock.ts";
import { type MockOptions, parseOptions } from "./options.ts";
import { allowOf, type Operation, operations, statusesOf, validateRequest, validateResponse } from "./prism/index.ts";
import { authenticate, missingToken } from "./request/authenticate.ts";
import type { Caller } from "./request/credentials.ts";
import { type Ids, idsOf, sentIds, withBoth } from "./request/ids.ts";
import { type ParsedRequest, parseRequest } from "./request/parse-request.ts";
import { type Preferences, parsePrefer, preferredExample, prefersExample, waitOf } from "./request/prefer.ts";
import type { NotFound } from "./request/route.ts";
import { asCaptured } from "./response/as-captured.ts";
import { asReference } from "./response/as-reference.ts";
import { unavailable, unexpectedError } from "./response/error-response.ts";
import { errorText } from "./response/error-text.ts";
import { renderResponse } from "./response/render-response.ts";
import type { SelectedResponse } from "./response/selected-response.ts";
import { applyCors } from "./server/cors.ts";
import { directHandles } from "./server/direct-handles.ts";
import { isoDate } from "./state/clock.ts";
import { QualificationService } from "./state/qualification-service.ts";
import { assertState, documentedSeed } from "./state/seed.ts";
import { StoreUnavailable } from "./state/store-unavailable.ts";
import type { State } from "./state/types.ts";

const isMfaCheckRequested = ({ headers }: HttpRequest): boolean => headers.validatemfa === "true";

/** App-only requests need no multifactor authentication. */
const isMfaCompliant = ({ appOnly, hasMfa }: Caller): boolean => appOnly || hasMfa;

/** What was selected for a request, and how long it is held back on purpose, in milliseconds. */
interface Selection {
  response: SelectedResponse;
  delayMs: number;
}

/** The state that a mock starts with: a copy of the seed, or what the spec's examples show. @throws TypeError */
export const startState = (seed: State | undefined): State =>
  seed === undefined ? documentedSeed() : structuredClone(assertState(seed, "seed"));

/**
 * Makes a mock of a backend, which keeps what requests change, and of what controls that.
 *
 * @throws TypeError for an option that is not known or cannot be used; it names the option.
 */
export const assembleMock = (
  options: MockOptions,
  backend: Backend,
  control: AnyControl,
): Pick<Mock, "fetch" | "listen"> => {
  const { vetting, failureRates } = parseOptions(options);
  const { strictCustomers = false, sandbox = false, mfa = "on", latency = 0, bom = false, failSeed = 1 } = options;
  const {
    log = logToStderr,
    sleep = (milliseconds, signal) => setTimeout(milliseconds, undefined, signal && { signal }),
  } = options;
  const rules = { vetting, strictCustomers, sandbox };
  const random = createRandom(failSeed);

  const sampleFailure = (operation: Operation): SelectedResponse | undefined => {
    const status = sample(failureRates, random);
    if (status === undefined || !statusesOf(operation).includes(status)) return undefined;
    return errorExample(operation, status, { effect: "failed at random" });
  };

  /** Selects the response to a parsed request: the first step that has one ends it. */
  const selectResponse = async (
    request: ParsedRequest | NotFound,
    context: CallContext,
    preferences: Preferences,
    call: PendingCall,
  ): Promise<Selection> => {
    // 404 and 405 take precedence over 401.
    if (!("query" in request)) return { response: request.rejection, delayMs: 0 };
    const { operation } = request;

    const { caller: claimed } = context;
    if (!claimed) return { response: missingToken, delayMs: 0 };
    const turn = await backend.begin(scopeOf(claimed, context));
    const authenticated = authenticate(request, claimed, turn.now, mfa === "on");
    if ("rejection" in authenticated) return { response: authenticated.rejection, delayMs: 0 };
    const { caller } = authenticated;

    const retryAfter = await turn.throttle(caller.partner);
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

    // Used up before the call waits for the state, so that another call at the same time does not find it.
    const lost = fault?.afterwards && (await fault.use()) ? fault : undefined;
    const service = new QualificationService(turn, rules);
    const response: SelectedResponse = (await service.execute(toStateCall(request, caller, context))) ?? {
      ...preferredExample(operation, {}, request.body),
      effect: "an example, for want of a handler",
    };
    if (!lost?.response) return { response, delayMs };
    const effect = [response.effect, lost.response.effect].filter((one) => one !== undefined).join(", ");
    return { response: { ...lost.response, effect }, delayMs: lost.delayMs };
  };

  /** Responds to a request of the API, and adds to `call` what the journal keeps of it. */
  const respond = async (
    request: HttpRequest,
    sent: Partial<Ids>,
    ids: Ids,
    call: PendingCall,
  ): Promise<HttpResponse> => {
    const parsed = parseRequest(request);
    const context = createContext(request, sent, parsed);
    annotateRequest(call, parsed, context);
    const { operation = operations[0] as Operation } = parsed;
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

  const changes = new Changes();
  const onCalls = options.onCall ? [options.onCall] : [];
  const onStoreFailures: (() => void)[] = [];
  if (options.control) onCalls.push(() => changes.notify());
  const report = (call: Call) => {
    for (const onCall of onCalls)
      try {
        onCall(call);
      } catch (error) {
        log(`onCall failed: ${error instanceof Error ? error.name : typeof error}`);
      }
  };
  const logFailure = ({ method, target }: HttpRequest, error: unknown) =>
    log(describeFailure(method, pathOf(target), error));

  const handleControlRequest: Handle = async (request) => {
    try {
      return await handleControl({ control, backend, changes }, request, options.controlKey);
    } catch (error) {
      logFailure(request, error);
      return unexpectedError(idsOf(request.headers));
    }
  };

  const handleApi: Handle = async (request) => {
    const sent = sentIds(request.headers);
    const ids = withBoth(sent);
    const start = performance.now();
    const enter = backend.reserve();
    const call: PendingCall = {
      time: isoDate(backend.now()),
      method: loggedMethod(request.method),
      path: "",
      requestId: ids["MS-RequestId"],
      correlationId: ids["MS-CorrelationId"],
    };
    let response: HttpResponse;
    try {
      response = await respond(request, sent, ids, call);
    } catch (error) {
      // The store itself logs when it becomes unavailable: once, and not for every request.
      if (error instanceof StoreUnavailable) {
        response = unavailable(ids);
        for (const onStoreFailure of onStoreFailures) onStoreFailure();
      } else {
        logFailure(request, error);
        response = unexpectedError(ids);
      }
    }
    const done = { ...call, status: response.status, ms: Math.round((performance.now() - start) * 10) / 10 };
    enter(done);
    report(done);
    return applyCors(request, response, options.cors);
  };

  const handle: Handle = options.control
    ? (request) => (request.target.startsWith(controlPath) ? handleControlRequest : handleApi)(request)
    : handleApi;

  const fetch = createFetch(handle, log);
  directHandles.set(fetch, handle);
  const { control: hasControl = false, controlKey, metrics = false, traces = false } = options;
  return {
    fetch,
    async listen(where = {}) {
      const { serveMock } = await import("./hosting/serve-mock.ts");
      const parts = { handleApi, handleControl: handleControlRequest, backend, log, onCalls, onStoreFailures };
      return serveMock(parts, { control: hasControl, controlKey, metrics, traces }, where);
    },
  };
};

/** Makes a mock that keeps its state in memory, with that memory. @throws TypeError as `createMock` does. */
export const createMemoryMock = (options: MockOptions): { mock: Mock; backend: MemoryBackend } => {
  const { idleMs } = parseOptions(options);
  const { clock = Date.now, throttle } = options;
  const seed = startState(options.seed);
  const backend = new MemoryBackend({
    seed,
    now: clock,
    ...(throttle !== undefined && { throttle }),
    ...(idleMs !== undefined && { idleMs }),
  });
  const control = createControl(backend);
  return { mock: { ...assembleMock(options, backend, control), control }, backend };
};

/**
 * Makes a mock of the customer-qualification operations. Each request is validated against the spec, and
 * gets the response that the rules of the spec say; `Prefer: code=…, example=…` selects an example instead.
 *
 * @throws TypeError for an option that is not known or cannot be used; it names the option.
 *
 * @example
 * const mock = createMock({ vetting: "approve" });
 * const response = await mock.fetch(
 *   "https://api.partnercenter.microsoft.com/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualifications",
 *   { headers: { Authorization: "Bearer any" } },
 * );
 * await response.json(); // []
 */
export const createMock = (options: MockOptions = {}): Mock => createMemoryMock(options).mock;
