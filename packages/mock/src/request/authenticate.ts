import { hasCredentials, operations } from "../prism/index.ts";
import type { Caller } from "./credentials.ts";
import type { ParsedRequest } from "./parse-request.ts";
import type { Rejection } from "./rejection.ts";

const services = new Set(operations.flatMap(({ servers = [] }) => servers.map(({ url }) => new URL(url).hostname)));

/** Whether an audience is the address of another service. The id of an application does not tell its service. */
const isOtherService = (audience: string): boolean =>
  URL.canParse(audience) && !services.has(new URL(audience).hostname);

/** The rejection of a request without a token. */
export const missingToken: Rejection = {
  status: 401,
  example: "partnerTokenMissing",
  detail: "send the header 'Authorization: Bearer <token>'; the mock takes any token that is not empty.",
};

/**
 * Checks the credentials that an operation requires: that the token is valid now, was issued for this service, and shows
 * multifactor authentication.
 *
 * @param now milliseconds since 1970.
 * @param enforceMfa whether a token of a user must show multifactor authentication.
 * @returns the caller, or the rejection of a request without a valid token.
 */
export const authenticate = (
  request: ParsedRequest,
  caller: Caller,
  now: number,
  enforceMfa: boolean,
): { caller: Caller } | { rejection: Rejection } => {
  if (!hasCredentials(request.operation, request)) return { rejection: missingToken };
  if (caller.expires !== undefined && caller.expires * 1_000 <= now)
    return { rejection: { status: 401, example: "accessDenied", detail: "the token has expired; send a new one." } };
  if (caller.notBefore !== undefined && caller.notBefore * 1_000 > now) {
    const detail = "the token is not valid yet; send it from the time in its claim 'nbf' on.";
    return { rejection: { status: 401, example: "accessDenied", detail } };
  }
  if (caller.audiences?.length && caller.audiences.every(isOtherService)) {
    const detail = "the claim 'aud' names another service; request a token for Partner Center.";
    return { rejection: { status: 401, example: "wrongAudience", detail } };
  }
  if (enforceMfa && !caller.appOnly && !caller.hasMfa) {
    const detail = "the claim 'amr' does not contain 'mfa'; sign in with it, or start the mock with --mfa off.";
    return { rejection: { status: 401, example: "mfaRequired", detail } };
  }
  return { caller };
};
