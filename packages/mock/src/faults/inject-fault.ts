import type { CallMatcher } from "../journal/call-matcher.ts";
import type { MaybePromise } from "../maybe-promise.ts";
import { examplesOf, type Operation, responseFor, statusesOf } from "../prism/index.ts";
import type { ExampleResponse } from "../response/selected-response.ts";
import type { Fault, WaitingFaults } from "./fault-queue.ts";

/** What a queued fault does to one call. */
export interface InjectedFault {
  /** The response in place of the call's own; absent when the call is only slow. */
  response?: ExampleResponse;
  /** How long the response is held back, in milliseconds. */
  delayMs: number;
  /** Whether the call takes effect first. Then `use` must be called before it does; false: the fault is used up. */
  afterwards: boolean;
  use(): MaybePromise<boolean>;
}

/** The first documented error of a status. */
export const errorExample = (
  operation: Operation,
  status: number,
  more: Partial<ExampleResponse>,
): ExampleResponse => ({
  status,
  example: examplesOf(responseFor(operation, status))[0]?.key ?? "",
  ...more,
});

const responseOf = (
  operation: Operation,
  { status, example, retryAfter }: Pick<Fault, "status" | "example" | "retryAfter">,
): ExampleResponse | undefined => {
  if (status === undefined || !statusesOf(operation).includes(status)) return undefined;
  const isKnown = examplesOf(responseFor(operation, status)).some(({ key }) => key === example);
  return errorExample(operation, status, {
    ...(isKnown && example !== undefined && { example }),
    ...(retryAfter !== undefined && { retryAfter }),
    effect: "fault",
  });
};

/**
 * Finds the fault that was queued for a call, if any, and uses it up: the first that matches and that no other call uses
 * up meanwhile. One that takes effect afterwards is not used up yet.
 */
export const injectFault = async (
  faults: WaitingFaults,
  operation: Operation,
  call: Partial<CallMatcher>,
): Promise<InjectedFault | undefined> => {
  for (const { fault, use } of faults.matching(call)) {
    const response = responseOf(operation, fault);
    const afterwards = response !== undefined && (fault.afterwards ?? false);
    if (!afterwards && !(await use())) continue;
    return { ...(response && { response }), delayMs: fault.delay ?? 0, afterwards, use };
  }
  return undefined;
};
