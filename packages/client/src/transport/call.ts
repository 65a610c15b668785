import type { ExpectedBody } from "../validation/response-body.ts";
import type { CallInfo } from "./call-info.ts";

/** A call that was validated, ready to be sent. */
export interface Call extends ExpectedBody {
  info: CallInfo;
  request: Request;
  /** All headers but `Authorization`, with names in lower case. */
  headers: Record<string, string>;
  body: string | undefined;
  /** The name of the qualification that the body requests; undefined where it requests none. */
  requested: unknown;
  /** What no error may contain, beside the token: validation codes. */
  secrets: readonly string[];
}

/** The URL with the names of its query, without their values: the validation code is a value. */
export const withoutQueryValues = (url: string): string => url.replace(/=[^&]*/g, "=");
