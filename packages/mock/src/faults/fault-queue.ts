import { type CallMatcher, createMatcher } from "../journal/call-matcher.ts";
import type { MaybePromise } from "../maybe-promise.ts";

/** What goes wrong with the next calls that match. */
export interface Fault {
  /** How many calls it concerns. Default: 1. */
  times?: number;
  /** Which calls. Default: any authenticated call of an operation. */
  match?: Omit<CallMatcher, "status">;
  /** The documented status of the response, 400 or above. Left out, the call is only slow. */
  status?: number;
  /** The name of the error's example. Default: the first of the status. */
  example?: string;
  /** The seconds of `Retry-After` in a 429. Default: those of the documented response. */
  retryAfter?: number;
  /** How long the response is held back, in milliseconds. Default: 0. */
  delay?: number;
  /**
   * Whether the call takes effect before its response gets lost. Then it waits for a call that is valid: an invalid one
   * has no effect, and does not use it up. Default: false, the call never reaches the state.
   */
  afterwards?: boolean;
}

/** How many faults may wait. */
export const maxFaults = 1_000;

/** How large the faults that wait may be together, as characters of JSON. */
export const maxFaultsLength = 256 * 1024;

interface QueuedFault {
  fault: Omit<Fault, "match"> & { times: number };
  matches: ReturnType<typeof createMatcher>;
  /** The fault as it was queued. `structuredClone` of faults at their limits takes several times as long as to parse it. */
  json: string;
}

/** A fault that was found for a call. */
export interface FoundFault {
  fault: Readonly<Omit<Fault, "match">>;
  /** Uses it up for this one call. Returns false when other calls have used it up since it was found. */
  use(): MaybePromise<boolean>;
}

/** The faults that wait for their calls. */
export interface WaitingFaults {
  /** Whether none waits. */
  readonly isEmpty: boolean;
  /** The faults that match a call, in the order in which they were queued. */
  matching(call: Partial<CallMatcher>): Iterable<FoundFault>;
}

/** The message about a fault that the queue has no room for. */
export const queueIsFull = `The fault queue is full (${maxFaults.toLocaleString("en-US")} faults or ${maxFaultsLength / 1024} KiB). Clear it first.`;

/** The faults that wait for their calls, in the order in which they were queued. */
export class FaultQueue implements WaitingFaults {
  #queued: QueuedFault[] = [];

  /** @throws TypeError when too many faults wait already: none is dropped, for a test may rely on it. */
  add(fault: Fault): void {
    const json = JSON.stringify(fault);
    const waiting = this.#queued.reduce((sum, one) => sum + one.json.length, json.length);
    if (this.#queued.length >= maxFaults || waiting > maxFaultsLength) throw new TypeError(queueIsFull);
    const { match = {}, ...rest } = fault;
    this.#queued.push({ fault: { ...rest, times: fault.times ?? 1 }, matches: createMatcher(match), json });
  }

  get isEmpty(): boolean {
    return this.#queued.length === 0;
  }

  *matching(call: Partial<CallMatcher>): Generator<FoundFault> {
    for (const queued of this.#queued)
      if (queued.matches(call)) yield { fault: queued.fault, use: () => this.#use(queued) };
  }

  #use(queued: QueuedFault): boolean {
    const { fault } = queued;
    if (fault.times < 1) return false;
    fault.times -= 1;
    if (fault.times === 0) this.#queued = this.#queued.filter((one) => one !== queued);
    return true;
  }

  /** Copies of the faults that still wait, each with the number of calls left. */
  waiting(): Fault[] {
    return this.#queued.map(({ json, fault: { times } }) => ({ ...(JSON.parse(json) as Fault), times }));
  }

  clear(): void {
    this.#queued = [];
  }
}
