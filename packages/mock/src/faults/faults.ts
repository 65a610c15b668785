import { type Expected, isMeant } from "../journal/expected.ts";

/** What goes wrong with the next calls that are meant. */
export interface Fault {
  /** How many calls it concerns. Default: 1. */
  times?: number;
  /** Which calls. Default: any call of the contract that carries a token. */
  match?: Omit<Expected, "status">;
  /** The documented status to answer, 400 or above. Left out, the call is only slow. */
  status?: number;
  /** The name of the error's example. Default: the first of the status. */
  example?: string;
  /** The seconds of `Retry-After` in a 429. Default: those of the documented answer. */
  retryAfter?: number;
  /** How long the answer is held back, in milliseconds. Default: 0. */
  delay?: number;
  /** Whether the call takes effect before its answer gets lost. Default: false, it never reaches the state. */
  afterwards?: boolean;
}

/** The faults that wait for their calls; the first that fits a call is taken. */
export class Faults {
  #queued: (Fault & { times: number })[] = [];

  queue(fault: Fault): void {
    this.#queued.push({ ...fault, times: fault.times ?? 1 });
  }

  take(call: object): Fault | undefined {
    const fault = this.#queued.find(({ match = {} }) => isMeant(call, match));
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times < 1) this.#queued = this.#queued.filter((one) => one !== fault);
    return fault;
  }

  /** The faults that still wait, with the calls that are left of each. */
  waiting(): Fault[] {
    return structuredClone(this.#queued);
  }

  clear(): void {
    this.#queued = [];
  }
}
