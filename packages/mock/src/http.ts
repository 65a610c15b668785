import type { Rejection } from "./request/rejection.ts";
import type { WhileOpen } from "./server/while-open.ts";

/** An HTTP request that has arrived whole. */
export interface HttpRequest {
  /** In upper case, such as `GET`. */
  method: string;
  /** The path and the query, percent-encoded, with dot segments resolved, such as `/v1/customers/all/validations`. */
  target: string;
  /** By name in lower case; several of one name are joined by commas. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
  /** Why the body could not be read. */
  bodyRejection?: Rejection;
  /** The address that it came from; absent for a request from this process. */
  remoteAddress?: string;
  /** Stops waiting when the client disconnects; absent for a request from this process. */
  whileOpen?: WhileOpen;
}

/**
 * A streamed response. It is called with a function that sends more of it, and returns a function that is called once, when
 * the client has disconnected.
 */
export type EventStream = (write: (text: string) => void) => () => void;

/** An HTTP response. */
export interface HttpResponse {
  status: number;
  /** By name, as the description spells it. */
  headers: Record<string, string>;
  /** A text, or its bytes in UTF-8. Absent for a response without one, such as those to `HEAD`. */
  body?: string | Uint8Array<ArrayBuffer>;
  /** Streamed in place of a body, until the client disconnects. */
  stream?: EventStream;
}

/** Processes a request; it always resolves. */
export type Handle = (request: HttpRequest) => Promise<HttpResponse>;

/** The path of a target, and its query with the question mark; empty where there is none. */
export const splitTarget = (target: string): { path: string; query: string } => {
  const mark = target.indexOf("?");
  if (mark < 0) return { path: target, query: "" };
  return { path: target.slice(0, mark), query: mark === target.length - 1 ? "" : target.slice(mark) };
};

/** The path of a target. */
export const pathOf = (target: string): string => splitTarget(target).path;
