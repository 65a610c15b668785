import type { AboutCall } from "./call.ts";
import type { PartnerErrorKind } from "./partner-error.ts";

/** What every event tells of its call. Never a token, a validation code or a body. */
interface CallEvent extends AboutCall {
  /** Which attempt of the call, from 1. */
  attempt: number;
}

/** An attempt begins. */
export interface RequestEvent extends CallEvent {
  type: "request";
}

/** An attempt has ended, with or without an answer. */
export interface ResponseEvent extends CallEvent {
  type: "response";
  /** The HTTP status; undefined when no answer came. */
  status: number | undefined;
  /** The kind of error; undefined after a success. */
  error: PartnerErrorKind | undefined;
  /** How long the attempt took, in ms. */
  ms: number;
}

/** The call will be tried again. */
export interface RetryEvent extends CallEvent {
  type: "retry";
  status: number | undefined;
  error: PartnerErrorKind;
  /** How long the client waits first, in ms. */
  delay: number;
}

/** The service asked for fewer calls, and the client runs fewer at a time. */
export interface ThrottleEvent extends CallEvent {
  type: "throttle";
  /** How many requests may run at a time from now on. */
  limit: number;
}

/** What `onEvent` gets. */
export type ClientEvent = RequestEvent | ResponseEvent | RetryEvent | ThrottleEvent;
