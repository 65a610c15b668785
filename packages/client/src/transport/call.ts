import type { ExpectedBody } from "../validation/response-body.ts";
import type { CallInfo } from "./call-info.ts";
import type { RequestParts } from "./plain-request.ts";

/** A call that was validated, ready to be sent. */
export interface Call extends RequestParts {
  info: CallInfo;
  /** What a success of the operation has as its body. */
  described: ExpectedBody;
  /** The name of the qualification that the body requests; undefined where it requests none. */
  requested: unknown;
  /** What no error may contain, beside the token: validation codes. */
  secrets: readonly string[];
}

/** The URL with the names of its query, without their values: the validation code is a value. */
export const withoutQueryValues = (url: string): string => url.replace(/=[^&]*/g, "=");
