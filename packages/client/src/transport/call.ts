import type { ExpectedBody } from "../validation/response-body.ts";
import type { CallInfo } from "./call-info.ts";
import type { RequestParts } from "./plain-request.ts";

/** A call that was validated, ready to be sent. */
export interface Call extends RequestParts {
  info: CallInfo;
  /** The body that a success of the operation has. */
  described: ExpectedBody;
  /** The name of the qualification that the body requests; undefined where it requests none. */
  requested: unknown;
  /** Validation codes: no error may contain them, nor the token. */
  secrets: readonly string[];
}

/** The URL with the names of its query, without their values: the validation code is a value. */
export const withoutQueryValues = (url: string): string => url.replace(/=[^&]*/g, "=");
