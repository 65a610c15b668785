import { hasCredentials } from "../prism/index.ts";
import type { Caller } from "./credentials.ts";
import type { ParsedRequest } from "./parse-request.ts";
import type { Rejection } from "./rejection.ts";

/**
 * Checks the credentials that an operation requires, and that the token has not expired.
 *
 * @param now milliseconds since 1970.
 * @returns the caller, or the rejection of a request without a valid token.
 */
export const authenticate = (
  request: ParsedRequest,
  caller: Caller | undefined,
  now: number,
): { caller: Caller } | { rejection: Rejection } => {
  if (!caller || !hasCredentials(request.operation, request)) {
    const detail = "send the header 'Authorization: Bearer <token>'; the mock takes any token that is not empty.";
    return { rejection: { status: 401, example: "partnerTokenMissing", detail } };
  }
  if (caller.expires !== undefined && caller.expires * 1_000 <= now)
    return { rejection: { status: 401, example: "accessDenied", detail: "the token has expired; send a new one." } };
  return { caller };
};
