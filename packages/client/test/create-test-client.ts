import { setImmediate } from "node:timers/promises";
import { guidPattern } from "@partner-qualification/openapi";
import {
  type ClientEvent,
  type ClientOptions,
  createClient,
  createPartner,
  type PartnerError,
  type PathClientOptions,
} from "../src/index.ts";
import { createFakeClock } from "./fake-clock.ts";

export const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
export const path = { "customer-tenant-id": customer };
export const guid = new RegExp(`^${guidPattern}$`);

/** What a recorded `fetch` was given. */
interface Sent {
  method: string;
  url: string;
  headers: Headers;
  body: string;
  signal: AbortSignal;
}

/** Responds to a request, or fails as `fetch` does. */
export type Reply = (request: Request) => Response | Promise<Response>;

/** A response; a body that is not a string becomes JSON. */
export const reply =
  (status: number, body?: unknown, headers: Record<string, string> = {}): Reply =>
  () =>
    new Response(body === undefined || typeof body === "string" ? body : JSON.stringify(body), { status, headers });

/** The failure of `fetch` when there is no connection. */
export const noConnection: Reply = () => {
  throw new TypeError("fetch failed");
};

/** No response at all, from a `fetch` that ignores its signal. */
export const silence: Reply = () => new Promise(() => {});

interface TestClientOptions extends Partial<ClientOptions> {
  /** The responses of a `fetch` without a network, one after the other, the last for every further request. */
  replies?: Reply[];
  /** Options that a partner does not have. */
  byPath?: Omit<PathClientOptions, keyof ClientOptions>;
}

/**
 * A client and a partner with a fake clock, and all that they sent and emitted. Without an `onEvent` of its own a test
 * need not move the clock for a retry: the wait is over as soon as it begins.
 */
export const createTestClient = ({ replies, byPath, ...options }: TestClientOptions = {}) => {
  const clock = createFakeClock();
  const sent: Sent[] = [];
  const events: ClientEvent[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { method, url, headers, signal } = request;
    const body = await request.clone().text();
    const respond = replies?.[Math.min(sent.length, replies.length - 1)];
    sent.push({ method, url, headers, signal, body });
    if (!respond) throw new Error("The test has no reply to a request.");
    return respond(request);
  };
  const resolved: ClientOptions = {
    credential: () => ({ token: "a-token", expiresOnTimestamp: Number.POSITIVE_INFINITY }),
    clock,
    random: () => 0.5,
    ...(replies && { fetch }),
    ...options,
    onEvent: (event) => {
      events.push(event);
      if (options.onEvent) return options.onEvent(event);
      // The client sets its timer right after this event.
      if (event.type === "retry") queueMicrotask(() => clock.advance(event.delay));
    },
  };
  const partner = createPartner(resolved);
  const { qualification } = partner.customers.byId(customer);
  return { clock, sent, events, client: createClient({ ...resolved, ...byPath }), partner, qualification };
};

/** The error that a call throws. */
export const errorOf = async (call: PromiseLike<unknown>): Promise<PartnerError> => {
  const value = await Promise.resolve(call).then(
    () => new Error("The call has not failed."),
    (error: unknown) => error,
  );
  return value as PartnerError;
};

/** Lets everything run that is not waiting for something. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
};
