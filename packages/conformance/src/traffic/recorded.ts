import type { HttpRequest, HttpResponse } from "../http/message.ts";

/** One request as it was recorded, with its response. */
export interface Recorded {
  /** Its place in the recording, from 0. */
  index: number;
  /** When the request was sent, in milliseconds since 1970; absent where the recording does not say. */
  started?: number;
  /** How long it took, in milliseconds. */
  took?: number;
  request: HttpRequest;
  /** Absent where none came. */
  response?: HttpResponse;
  /** Whether the body of the response was recorded: browsers leave some out. */
  hasBody: boolean;
}
