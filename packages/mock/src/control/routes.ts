import type { Fault } from "../faults/fault-queue.ts";
import type { CallMatcher } from "../journal/call-matcher.ts";
import { isoDate } from "../state/clock.ts";
import type { MemoryStore } from "../state/memory-store.ts";
import type { State } from "../state/types.ts";
import { assertValid } from "../validation/assert-valid.ts";
import type { Control } from "./control.ts";
import type { VettingDecision } from "./decide-vetting.ts";

/** The response of a route; without a body for 204. */
export interface RouteResponse {
  status: number;
  body?: unknown;
}

/** What the routes read and change. */
export interface RouteServices {
  control: Control;
  store: MemoryStore;
}

/** One method of one path. */
export interface Route {
  /** Handles a request. It checks the body, which may be any JSON value, or undefined. */
  handle(services: RouteServices, body: unknown): RouteResponse;
}

const ok = (body: unknown): RouteResponse => ({ status: 200, body });
const done = (work: () => void): RouteResponse => {
  work();
  return { status: 204 };
};
const timeOf = (time: Date) => ({ now: isoDate(time.getTime()) });

// The whole state, to be written in slices. Each partner is read when its turn comes.
const partsOf = (store: MemoryStore) => {
  const partners = store.partnerParts();
  const { done, value: first } = partners.next();
  if (done) return store.shared;
  const all = (function* () {
    yield first;
    yield* partners;
  })();
  return { ...store.shared, partners: all };
};

/** The routes of the control API, by path and method. */
export const routes: Record<string, Record<string, Route>> = {
  state: {
    GET: { handle: ({ store }) => ok(partsOf(store)) },
    PUT: {
      handle({ control, store }, body) {
        control.putState(body as State);
        return ok(partsOf(store));
      },
    },
  },
  reset: { POST: { handle: ({ control }) => done(() => control.reset()) } },
  vetting: {
    POST: { handle: ({ control }, body) => ok(control.decideVetting(body as VettingDecision)) },
  },
  clock: {
    GET: { handle: ({ control }) => ok(timeOf(control.now())) },
    POST: {
      handle({ control }, body) {
        assertValid(body, "Advance");
        return ok(timeOf(control.advanceClock((body as { advance: string }).advance)));
      },
    },
  },
  faults: {
    GET: { handle: ({ control }) => ok(control.faults()) },
    POST: {
      handle({ control }, body) {
        control.queueFault(body as Fault);
        return { status: 201, body: control.faults() };
      },
    },
    DELETE: { handle: ({ control }) => done(() => control.clearFaults()) },
  },
  journal: {
    GET: { handle: ({ control }) => ok(control.journal()) },
    DELETE: { handle: ({ control }) => done(() => control.clearJournal()) },
  },
  "called-with": {
    POST: {
      handle({ control }, body) {
        const calls = control.calledWith(body as CallMatcher);
        return ok({ called: calls.length > 0, calls });
      },
    },
  },
};
