import type { Fault } from "../faults/fault-queue.ts";
import { controlSchemas } from "../generated/control-schemas.ts";
import type { CallMatcher } from "../journal/call-matcher.ts";
import { assertValid } from "../prism/index.ts";
import { isoDate } from "../state/clock.ts";
import type { State } from "../state/types.ts";
import type { Control } from "./control.ts";
import type { VettingDecision } from "./decide-vetting.ts";

/** The response of a route; without a body for 204. */
export interface RouteResponse {
  status: number;
  body?: unknown;
}

/** One method of one path. */
export interface Route {
  /** The schema of the body, of a method that takes one. */
  body?: keyof typeof controlSchemas;
  /** Handles a request. It checks the body, which may be any JSON value, or undefined. */
  handle(control: Control, body: unknown): RouteResponse;
}

const ok = (body: unknown): RouteResponse => ({ status: 200, body });
const done = (work: () => void): RouteResponse => {
  work();
  return { status: 204 };
};
const timeOf = (time: Date) => ({ now: isoDate(time.getTime()) });

/** The routes of the control API, by path and method. */
export const routes: Record<string, Record<string, Route>> = {
  state: {
    GET: { handle: (control) => ok(control.getState()) },
    PUT: {
      body: "State",
      handle(control, body) {
        control.putState(body as State);
        return ok(control.getState());
      },
    },
  },
  reset: { POST: { handle: (control) => done(() => control.reset()) } },
  vetting: {
    POST: { body: "VettingDecision", handle: (control, body) => ok(control.decideVetting(body as VettingDecision)) },
  },
  clock: {
    GET: { handle: (control) => ok(timeOf(control.now())) },
    POST: {
      body: "Advance",
      handle(control, body) {
        assertValid(body, controlSchemas.Advance);
        return ok(timeOf(control.advanceClock((body as { advance: string }).advance)));
      },
    },
  },
  faults: {
    GET: { handle: (control) => ok(control.faults()) },
    POST: {
      body: "Fault",
      handle(control, body) {
        control.queueFault(body as Fault);
        return { status: 201, body: control.faults() };
      },
    },
    DELETE: { handle: (control) => done(() => control.clearFaults()) },
  },
  journal: {
    GET: { handle: (control) => ok(control.journal()) },
    DELETE: { handle: (control) => done(() => control.clearJournal()) },
  },
  "called-with": {
    POST: {
      body: "CallMatcher",
      handle(control, body) {
        const calls = control.calledWith(body as CallMatcher);
        return ok({ called: calls.length > 0, calls });
      },
    },
  },
};
