import { copyText } from "./copy-text.ts";
import type { FoundFault } from "./faults/fault-queue.ts";
import type { CallMatcher } from "./journal/call-matcher.ts";
import { printablePath, redactBody, redactQuery } from "./journal/redact.ts";
import type { Choice, Circumstances } from "./prism/choice.ts";
import { examplesOf, type Operation, responseFor, statusesOf } from "./prism/operations.ts";
import { type Caller, callerOf } from "./request/credentials.ts";
import type { Ids } from "./request/ids.ts";
import type { Exchange } from "./request/parse-request.ts";
import type { StateCall, StateResponse } from "./state/state-call.ts";

/** What the mock is made of, as far as one call meets it. */
export interface Surroundings {
  now(): number;
  throttle?(partner: string): number | undefined;
  /** Draws a status to fail with. */
  fail(): number | undefined;
  findFault(call: Partial<CallMatcher>): FoundFault | undefined;
  act(call: StateCall): StateResponse;
}

/** One call: who makes it, what it meets, and for how long its answer is held back on purpose. */
export interface Visit extends Circumstances {
  caller?: Caller;
  /** The customer's id, in lower case. */
  customer?: string;
  /** What the journal keeps of the request. */
  seen: { operation?: string; query?: Record<string, string>; body?: unknown };
  delay: number;
}

const customerOf = ({ operation, input }: Exchange): string | undefined => {
  const before = operation?.path.indexOf("{") ?? -1;
  if (before < 0) return undefined;
  const [segment = ""] = input.url.path.slice(before).split("/", 1);
  const id = decodeURIComponent(segment).toLowerCase();
  const [, guid] = /^(?:urn:uuid:)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(id) ?? [];
  return guid === undefined ? undefined : copyText(guid);
};

const error = (operation: Operation, status: number, more: Partial<Choice>): Choice => {
  const example = examplesOf(responseFor(operation, status))[0]?.key ?? "";
  return { status, example, ...more };
};

const seenOf = ({ operation, input }: Exchange): Visit["seen"] => {
  const query = Object.keys(input.url.query ?? {}).length > 0 ? (input.url.query as Record<string, string>) : undefined;
  return {
    ...(operation && { operation: operation.iid }),
    ...(query && { query: redactQuery(query) }),
    ...(input.body !== undefined && { body: redactBody(input.body) }),
  };
};

/** Reads of a request what concerns others than Prism. */
export const visit = (request: Request, sent: Partial<Ids>, exchange: Exchange, around: Surroundings): Visit => {
  const caller = callerOf(request.headers.get("authorization"));
  const customer = customerOf(exchange);
  const { operation, input, refusal } = exchange;
  const { "MS-RequestId": requestId, "MS-CorrelationId": correlationId } = sent;
  const seen = seenOf(exchange);

  const meetFault = (called: Operation, partner: string): ReturnType<Circumstances["meet"]> => {
    const found = around.findFault({
      ...seen,
      method: request.method,
      path: printablePath(input.url.path),
      partner,
      ...(customer !== undefined && { customer }),
      ...(requestId !== undefined && { requestId }),
      ...(correlationId !== undefined && { correlationId }),
    });
    if (!found) return undefined;
    const { fault } = found;
    const use = () => {
      found.use();
      made.delay = fault.delay ?? 0;
    };
    if (fault.status === undefined || !statusesOf(called).includes(fault.status)) {
      use();
      return undefined;
    }
    const { example, retryAfter, afterwards = false } = fault;
    const known = examplesOf(responseFor(called, fault.status)).some(({ key }) => key === example);
    const choice = error(called, fault.status, {
      ...(known && example !== undefined && { example }),
      ...(retryAfter !== undefined && { retryAfter }),
      effect: "fault",
    });
    if (afterwards) return { choice, afterwards: use };
    use();
    return { choice };
  };

  const meet: Circumstances["meet"] = () => {
    // An unknown path or method is no call.
    if (!caller || !operation || refusal?.status === 405) return undefined;
    if (caller.expires !== undefined && caller.expires * 1_000 <= around.now())
      return { choice: { status: 401, example: "accessDenied", detail: "the token has expired; send a new one." } };
    const retryAfter = around.throttle?.(caller.partner);
    if (retryAfter !== undefined) return { choice: error(operation, 429, { retryAfter, effect: "throttled" }) };
    const met = meetFault(operation, caller.partner);
    if (met) return met;
    const status = around.fail();
    if (status === undefined || !statusesOf(operation).includes(status)) return undefined;
    return { choice: error(operation, status, { effect: "failed as asked for" }) };
  };

  const act: Circumstances["act"] = () => {
    if (!caller || !operation) throw new Error("A call that is no call has reached the state.");
    const code = input.url.query?.code;
    const match = input.headers?.["if-match"];
    return around.act({
      operation: operation.iid ?? "",
      partner: caller.partner,
      appOnly: caller.appOnly,
      hasRole: caller.hasRole,
      body: input.body,
      ...(customer !== undefined && { customer }),
      ...(typeof code === "string" && { code }),
      ...(requestId !== undefined && { requestId }),
      ...(match !== undefined && { match }),
    });
  };

  const made: Visit = {
    ...(caller && { caller }),
    ...(customer !== undefined && { customer }),
    seen,
    delay: 0,
    meet,
    act,
  };
  return made;
};
