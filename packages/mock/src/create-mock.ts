import { setTimeout } from "node:timers/promises";
import { type Surroundings, type Visit, visit } from "./call-context.ts";
import { type Control, createControl } from "./control/control.ts";
import { controlPath, handleControl } from "./control/control-api.ts";
import { createRandom, sample } from "./faults/failure-rate.ts";
import { FaultQueue } from "./faults/fault-queue.ts";
import { createThrottle } from "./faults/throttle.ts";
import { Journal } from "./journal/journal.ts";
import type { Call } from "./journal/journal-entry.ts";
import { printable, printablePath } from "./journal/redact.ts";
import { type MockOptions, parseOptions } from "./options.ts";
import { allowOf } from "./prism/operations.ts";
import { answer } from "./prism/prism.ts";
import { type Ids, sentIds, withBoth } from "./request/ids.ts";
import { readExchange } from "./request/parse-request.ts";
import { parsePrefer, waitOf } from "./request/prefer.ts";
import { withDescribedNames } from "./request/property-names.ts";
import { describeFailure, logToStderr, unexpected } from "./response/error-response.ts";
import { letPagesRead } from "./server/cors.ts";
import { respondTo, takeLight } from "./server/lightweight.ts";
import type { Listener } from "./server/listen.ts";
import type { ListenOptions } from "./server/listen-options.ts";
import { isLoopback } from "./server/remote.ts";
import { createClock, isoDate } from "./state/clock.ts";
import { MemoryStore } from "./state/memory-store.ts";
import { QualificationService } from "./state/qualification-service.ts";
import { assertState, documentedSeed } from "./state/seed.ts";

/** Whatever answers a request, as the Fetch standard has both. */
export interface Handler {
  /** Answers one request. */
  fetch(request: Request): Response | Promise<Response>;
}

/** The mock: a function from a request to an answer, with a state of its own. */
export interface Mock extends Handler {
  /**
   * Answers one request. It always resolves: a request that breaks the contract is answered with the documented
   * error, and a mistake of the mock itself with 500 and a line in the log. It can be handed on without its mock.
   */
  fetch(request: Request): Promise<Response>;
  /** What a test reads and changes. */
  control: Control;
  /**
   * Serves the mock over HTTP/1.1.
   *
   * @throws Error when the port is in use or the address cannot be listened on, and when other machines could reach
   * the control API without a key; TypeError for a port that is none.
   */
  listen(options?: ListenOptions): Promise<Listener>;
}

const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : "");

/**
 * Makes a mock of the customer-qualification calls. Each request is checked against the OpenAPI description, and
 * answered as the rules of the description say; `Prefer: code=…, example=…` asks for an example instead.
 *
 * @throws TypeError for an option that is not known or cannot be used; it names the option.
 *
 * @example
 * const mock = createMock({ vetting: "approve" });
 * const response = await mock.fetch(
 *   new Request("https://api.partnercenter.microsoft.com/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualifications", {
 *     headers: { Authorization: "Bearer any" },
 *   }),
 * );
 * await response.json(); // []
 */
export const createMock = (options: MockOptions = {}): Mock => {
  const { vetting, failureRates } = parseOptions(options);
  const { strictCustomers = false, sandbox = false, latency = 0, bom = false, failSeed = 1 } = options;
  const { log = logToStderr, sleep = (milliseconds) => setTimeout(milliseconds), clock: base = Date.now } = options;
  const seed = options.seed === undefined ? documentedSeed() : structuredClone(assertState(options.seed, "seed"));

  const clock = createClock(base);
  const store = new MemoryStore(seed, clock.now);
  const service = new QualificationService(store, { vetting, strictCustomers, sandbox });
  const [faults, journal] = [new FaultQueue(), new Journal()];
  const control = createControl({ seed, store, clock, faults, journal });
  const random = createRandom(failSeed);
  const surroundings: Surroundings = {
    now: clock.now,
    ...(options.throttle !== undefined && { throttle: createThrottle(options.throttle, clock.now) }),
    fail: () => sample(failureRates, random),
    findFault: (call) => faults.find(call),
    act: (call) => service.execute(call),
  };

  const respond = async (
    request: Request,
    sent: Partial<Ids>,
    ids: Ids,
    note: (part: Partial<Call>, seen?: Visit) => void,
  ) => {
    const exchange = await readExchange(request);
    if (exchange.operation) exchange.input.body = withDescribedNames(exchange.operation, exchange.input.body);
    const seen = visit(request, sent, exchange, surroundings);
    note({ path: printablePath(exchange.input.url.path) }, seen);
    if (request.method === "OPTIONS" && exchange.operation)
      return new Response(null, { status: 204, headers: { Allow: allowOf(exchange.operation.path), ...ids } });

    const preferences = parsePrefer(request.headers.get("prefer"));
    const { output, effect } = answer(exchange, preferences, seen);
    if (effect) note({ effect });
    const delay = latency + seen.delay + waitOf(preferences);
    if (delay > 0) await sleep(delay);
    const { statusCode, headers, body } = output;
    const text = `${bom ? "\uFEFF" : ""}${JSON.stringify(body)}`;
    // The gateway that throttles makes no ids: its documented answer has none.
    const echoed = statusCode === 429 ? sent : ids;
    return respondTo(request, request.method === "HEAD" ? null : text, {
      status: statusCode,
      headers: { ...headers, ...echoed, "Content-Length": String(Buffer.byteLength(text)) },
    });
  };

  const report = (call: Call) => {
    try {
      options.onCall?.(call);
    } catch (error) {
      log(`onCall failed: ${error instanceof Error ? error.name : typeof error}`);
    }
  };

  const fetch = takeLight(async (request: Request): Promise<Response> => {
    const sent = sentIds(request.headers);
    const ids = withBoth(sent);
    const start = performance.now();
    const call: Omit<Call, "status" | "ms"> = {
      time: isoDate(clock.now()),
      method: printable(request.method, 20),
      path: "",
      requestId: ids["MS-RequestId"],
      correlationId: ids["MS-CorrelationId"],
    };
    const note = (part: Partial<Call>, seen?: Visit) => {
      Object.assign(call, part, seen?.seen, seen?.caller && { partner: seen.caller.partner });
      if (seen?.customer !== undefined) call.customer = seen.customer;
    };
    const controlled = options.control ? pathOf(request.url) : "";
    const enter = controlled.startsWith(controlPath) ? undefined : journal.reserve();
    let response: Response;
    try {
      if (!enter)
        return await handleControl(control, request, controlled.slice(controlPath.length), options.controlKey);
      response = await respond(request, sent, ids, note);
    } catch (error) {
      log(describeFailure(request, error));
      response = unexpected(ids);
    }
    letPagesRead(request, response, options.cors);
    const done = { ...call, status: response.status, ms: Math.round((performance.now() - start) * 10) / 10 };
    enter?.(done);
    report(done);
    return response;
  });

  return {
    fetch,
    control,
    async listen(where = {}) {
      const { host = "127.0.0.1" } = where;
      if (options.control && options.controlKey === undefined && !isLoopback(host))
        throw new Error(
          `Other machines could use the control API on ${host}. Set a key (--control-key), or listen on 127.0.0.1.`,
        );
      const { listen } = await import("./server/listen.ts");
      return listen({ fetch }, { log, ...where });
    },
  };
};
