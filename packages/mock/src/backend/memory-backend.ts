import { FaultQueue } from "../faults/fault-queue.ts";
import { createThrottle } from "../faults/throttle.ts";
import { Journal } from "../journal/journal.ts";
import type { Call } from "../journal/journal-entry.ts";
import { type Clock, createClock } from "../state/clock.ts";
import { MemoryStore } from "../state/memory-store.ts";
import type { State } from "../state/types.ts";
import type { Backend, StateParts, Turn, Usage } from "./backend.ts";

interface MemoryOptions {
  seed: State;
  /** The time, in milliseconds since 1970. */
  now: () => number;
  /** How many requests per second a partner may send. Default: any number. */
  throttle?: number;
  /** After how many milliseconds without a request a partner starts again from the seed; left out, never. */
  idleMs?: number;
}

// The whole state, to be written in slices. Each partner is read when its turn comes.
const partsOf = (store: MemoryStore): StateParts => {
  const partners = store.partnerParts();
  const { done, value: first } = partners.next();
  if (done) return store.shared;
  const all = (function* () {
    yield first;
    yield* partners;
  })();
  return { ...store.shared, partners: all };
};

/** All that a mock keeps, in the memory of its process. Nothing waits: every method returns at once. */
export class MemoryBackend implements Backend {
  readonly clock: Clock;
  readonly store: MemoryStore;
  readonly faults = new FaultQueue();
  readonly journal = new Journal();
  readonly #turn: Turn;

  constructor({ seed, now, throttle, idleMs }: MemoryOptions) {
    const clock = createClock(now);
    const store = new MemoryStore(seed, clock.now, idleMs === undefined ? undefined : { afterMs: idleMs, now });
    this.clock = clock;
    this.store = store;
    // One for all requests, for it reads the present state.
    this.#turn = {
      get now() {
        return clock.now();
      },
      faults: this.faults,
      throttle: throttle === undefined ? () => undefined : createThrottle(throttle, clock.now),
      transact: (scope, decide) => store.transact(scope, decide),
    };
  }

  now(): number {
    return this.clock.now();
  }

  begin(): Turn {
    return this.#turn;
  }

  reserve(): (call: Call) => void {
    return this.journal.reserve();
  }

  stateParts(): StateParts {
    return partsOf(this.store);
  }

  partnerBytes(): ReadonlyMap<string, number> {
    return this.store.changes.partnerBytes();
  }

  usage(): Usage {
    return this.store.changes.usage();
  }

  ready(): boolean {
    return this.store.ready();
  }
}
