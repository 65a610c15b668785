import type { Rejection } from "../request/rejection.ts";

/** A response that is an example of the spec, with what this request changes in it. */
export interface ExampleResponse extends Rejection {
  /** The seconds of a throttled response, in place of those of the example. */
  retryAfter?: number;
  /** The ids in the text of an error, in its order, in place of those of the example. */
  ids?: string[];
  /** What happened, for the journal. */
  effect?: string;
}

/** A response with a body of the state. */
interface BodyResponse {
  status: number;
  body: unknown;
  /** What changed, for the journal. */
  effect?: string;
}

/** What was selected as the response to a request, before it is rendered. */
export type SelectedResponse = ExampleResponse | BodyResponse;
