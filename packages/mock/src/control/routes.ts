import type { Fault } from "../faults/fault-queue.ts";
import { controlSchemas } from "../generated/control-schemas.ts";
import type { CallMatcher } from "../journal/call-matcher.ts";
import { demand } from "../prism/problems.ts";
import { isoDate } from "../state/clock.ts";
import type { State } from "../state/types.ts";
import type { Control } from "./control.ts";
import type { VettingDecision } from "./decide-vetting.ts";

/** The response of a route; without a body for 204. */
export interface RouteResponse {
  status: number;
  body?: unknown;
}

/** Handles one method of one path. It checks the body, which may be any JSON value, or undefined. */
export type Route = (control: Control, body: unknown) => RouteResponse;

const ok = (body: unknown): RouteResponse => ({ status: 200, body });
const done: RouteResponse = { status: 204 };
const timeOf = (time: Date) => ({ now: isoDate(time.getTime()) });

/** The routes of the control API, by path and method. */
export const routes: Record<string, Record<string, Route>> = {
  state: {
    GET: (control) => ok(control.getState()),
    PUT: (control, body) => {
      control.putState(body as State);
      return ok(control.getState());
    },
  },
  reset: {
    POST: (control) => {
      control.reset();
      return done;
    },
  },
  vetting: { POST: (control, body) => ok(control.decideVetting(body as VettingDecision)) },
  clock: {
    GET: (control) => ok(timeOf(control.now())),
    POST: (control, body) => {
      demand(body, controlSchemas.Advance);
      return ok(timeOf(control.advanceClock((body as { advance: string }).advance)));
    },
  },
  faults: {
    GET: (control) => ok(control.faults()),
    POST: (control, body) => {
      control.queueFault(body as Fault);
      return { status: 201, body: control.faults() };
    },
    DELETE: (control) => {
      control.clearFaults();
      return done;
    },
  },
  journal: {
    GET: (control) => ok(control.journal()),
    DELETE: (control) => {
      control.clearJournal();
      return done;
    },
  },
  "called-with": {
    POST: (control, body) => {
      const calls = control.calledWith(body as CallMatcher);
      return ok({ called: calls.length > 0, calls });
    },
  },
};
