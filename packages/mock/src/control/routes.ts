import type { Backend } from "../backend/backend.ts";
import type { Fault } from "../faults/fault-queue.ts";
import type { CallMatcher } from "../journal/call-matcher.ts";
import type { MaybePromise } from "../maybe-promise.ts";
import { isoDate } from "../state/clock.ts";
import type { State } from "../state/types.ts";
import { assertValid } from "../validation/assert-valid.ts";
import type { VettingDecision } from "./decide-vetting.ts";
import type { AnyControl } from "./shared-control.ts";

/** The response of a route; without a body for 204. */
export interface RouteResponse {
  status: number;
  body?: unknown;
}

/** What the routes read and change. */
export interface RouteServices {
  control: AnyControl;
  backend: Pick<Backend, "stateParts">;
}

/** One method of one path. */
export interface Route {
  /** Handles a request. It checks the body, which may be any JSON value, or undefined. */
  handle(services: RouteServices, body: unknown): Promise<RouteResponse>;
}

const ok = async (body: MaybePromise<unknown>): Promise<RouteResponse> => ({ status: 200, body: await body });
const done = async (work: MaybePromise<void>): Promise<RouteResponse> => {
  await work;
  return { status: 204 };
};
const timeOf = async (time: MaybePromise<Date>) => ({ now: isoDate((await time).getTime()) });

/** The routes of the control API, by path and method. */
export const routes: Record<string, Record<string, Route>> = {
  state: {
    GET: { handle: async ({ backend }) => ok(backend.stateParts()) },
    PUT: {
      async handle({ control, backend }, body) {
        await control.putState(body as State);
        return ok(backend.stateParts());
      },
    },
  },
  reset: { POST: { handle: async ({ control }) => done(control.reset()) } },
  vetting: {
    POST: { handle: async ({ control }, body) => ok(control.decideVetting(body as VettingDecision)) },
  },
  clock: {
    GET: { handle: async ({ control }) => ok(timeOf(control.now())) },
    POST: {
      async handle({ control }, body) {
        assertValid(body, "Advance");
        return ok(timeOf(control.advanceClock((body as { advance: string }).advance)));
      },
    },
  },
  faults: {
    GET: { handle: async ({ control }) => ok(control.faults()) },
    POST: {
      async handle({ control }, body) {
        await control.queueFault(body as Fault);
        return { status: 201, body: await control.faults() };
      },
    },
    DELETE: { handle: async ({ control }) => done(control.clearFaults()) },
  },
  journal: {
    GET: { handle: async ({ control }) => ok(control.journal()) },
    DELETE: { handle: async ({ control }) => done(control.clearJournal()) },
  },
  "called-with": {
    POST: {
      async handle({ control }, body) {
        const calls = await control.calledWith(body as CallMatcher);
        return ok({ called: calls.length > 0, calls });
      },
    },
  },
};
