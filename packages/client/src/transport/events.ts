import type { PartnerErrorKind } from "../errors/partner-error.ts";
import type { CallInfo } from "./call-info.ts";

/** What every event says about its call. It never has a token, a validation code or a body. */
interface CallEvent extends CallInfo {
  /** Which attempt of the call, from 1. */
  attempt: number;
}

/** An attempt begins. */
export interface RequestEvent extends CallEvent {
  type: "request";
}

/** An attempt has ended, with or without a response. */
export interface ResponseEvent extends CallEvent {
  type: "response";
  /** The HTTP status; undefined when there was no response. */
  status: number | undefined;
  /** The kind of error; undefined after a success. */
  error: PartnerErrorKind | undefined;
  /** How long the attempt took, in ms. */
  ms: number;
}

/** The call will be retried. */
export interface RetryEvent extends CallEvent {
  type: "retry";
  status: number | undefined;
  error: PartnerErrorKind;
  /** How long the client waits first, in ms. */
  delay: number;
}

/** The service throttled a request: the client pauses all of them, and then sends fewer per second. */
export interface ThrottleEvent extends CallEvent {
  type: "throttle";
  /** How long nothing is sent, in ms. */
  delay: number;
  /** How many requests per second are sent after that, at first: slowly more. */
  rate: number;
}

/** What `onEvent` receives. */
export type ClientEvent = RequestEvent | ResponseEvent | RetryEvent | ThrottleEvent;

/** What differs between the events of one attempt. */
export type EventDetails<Event = ClientEvent> = Event extends ClientEvent ? Omit<Event, keyof CallEvent> : never;

/** Makes the function that calls `onEvent`. When that fails, the call goes on: the service may have acted already. */
export const createEmitter =
  (onEvent: ((event: ClientEvent) => void) | undefined) =>
  (info: CallInfo, attempt: number, details: EventDetails): void => {
    try {
      // A handler may be asynchronous despite its type. Awaiting each event would cost every call two promises.
      const handled = onEvent?.({ ...info, attempt, ...details }) as Partial<Promise<void>> | undefined;
      handled?.catch?.(() => {});
    } catch {
      // See above.
    }
  };
