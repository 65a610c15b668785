import type { CallMatcher } from "../journal/call-matcher.ts";
import { examplesOf, type Operation, responseFor, statusesOf } from "../prism/index.ts";
import type { ExampleResponse } from "../response/selected-response.ts";
import type { FaultQueue } from "./fault-queue.ts";

/** What a queued fault does to one call. */
export interface InjectedFault {
  /** The response in place of the call's own; absent when the call is only slow. */
  response?: ExampleResponse;
  /** How long the response is held back, in milliseconds. */
  delayMs: number;
  /** Whether the call takes effect first. Then `use` must be called when it does. */
  afterwards: boolean;
  use(): void;
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

/** Finds the fault that was queued for a call, if any. Unless it takes effect afterwards, it is used up by that. */
export const injectFault = (
  faults: FaultQueue,
  operation: Operation,
  call: Partial<CallMatcher>,
): InjectedFault | undefined => {
  const found = faults.find(call);
  if (!found) return undefined;
  const { status, example, retryAfter, delay: delayMs = 0, afterwards = false } = found.fault;
  if (status === undefined || !statusesOf(operation).includes(status)) {
    found.use();
    return { delayMs, afterwards: false, use: found.use };
  }
  const isKnown = examplesOf(responseFor(operation, status)).some(({ key }) => key === example);
  const response = errorExample(operation, status, {
    ...(isKnown && example !== undefined && { example }),
    ...(retryAfter !== undefined && { retryAfter }),
    effect: "fault",
  });
  if (!afterwards) found.use();
  return { response, delayMs, afterwards, use: found.use };
};
