import type { Backend } from "../backend/backend.ts";
import type { Fault } from "../faults/fault-queue.ts";
import { guid } from "../guid.ts";
import type { EventStream } from "../http.ts";
import type { CallMatcher } from "../journal/call-matcher.ts";
import { maxCalls } from "../journal/journal.ts";
import type { MaybePromise } from "../maybe-promise.ts";
import { isoDate } from "../state/clock.ts";
import type { State } from "../state/types.ts";
import { assertValid } from "../validation/assert-valid.ts";
import type { NewCode } from "./add-code.ts";
import { type Changes, maxFollowers } from "./changes.ts";
import type { VettingDecision } from "./decide-vetting.ts";
import { changeStream } from "./event-stream.ts";
import { listPartners, readPartner } from "./partners.ts";
import type { AnyControl } from "./shared-control.ts";

/** The response of a route; without a body for 204. */
export interface RouteResponse {
  status: number;
  body?: unknown;
  /** What is sent in place of a body, for as long as the client listens. */
  stream?: EventStream;
}

/** What the routes read and change. */
export interface RouteServices {
  control: AnyControl;
  backend: Pick<Backend, "stateParts" | "partnerBytes">;
  changes: Changes;
}

/** One method of one path. */
export interface Route {
  /** Handles a request. It checks the body, which may be any JSON value, or undefined. */
  handle(services: RouteServices, body: unknown, query: URLSearchParams): Promise<RouteResponse>;
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
    GET: {
      async handle({ control }, _, query) {
        const last = query.get("last") ?? String(maxCalls);
        if (!/^[1-9]\d{0,3}$/.test(last)) throw new TypeError("Query parameter 'last' takes a number from 1 to 1000.");
        return ok((await control.journal()).slice(-Number(last)));
      },
    },
    DELETE: { handle: async ({ control }) => done(control.clearJournal()) },
  },
  codes: {
    POST: {
      async handle({ control }, body) {
        await control.addCode(body as NewCode);
        return { status: 201, body: await control.codesOf((body as NewCode).partner) };
      },
    },
  },
  partners: { GET: { handle: async ({ backend }, _, query) => ok(listPartners(backend, query.get("search") ?? "")) } },
  partner: {
    GET: {
      async handle({ backend, control }, _, query) {
        const partner = query.get("partner") ?? "";
        if (!guid.test(partner)) throw new TypeError("Query parameter 'partner' takes the id of a partner, a GUID.");
        return ok(readPartner(backend, control, { partner, search: query.get("search") ?? "" }));
      },
    },
  },
  events: {
    GET: {
      async handle({ changes }) {
        const stream = changeStream(changes);
        return stream
          ? { status: 200, stream }
          : {
              status: 503,
              body: { message: `More than ${maxFollowers} clients follow the mock. Close some of them.` },
            };
      },
    },
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
