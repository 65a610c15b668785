import type { ResolvedOptions } from "../options/resolve-options.ts";
import type { AccessToken } from "./credential.ts";

/** A token is renewed so long before it expires, in ms: two minutes cover a slow call and a clock that is off. */
const margin = 120_000;

/** What an `Authorization` header may carry. The token itself goes into no message, not even a malformed one. */
const tokenPattern = /^[\x21-\x7e]+$/;

/** Keeps a token while it is valid, and sends the credential one request however many calls wait for it. */
export const createTokenCache = ({ credential, scopes, clock, timeout }: ResolvedOptions) => {
  let cached: AccessToken | undefined;
  let pending: Promise<string> | undefined;
  let pendingSince = 0;

  const renew = async (): Promise<string> => {
    cached = undefined;
    const given = await (typeof credential === "function" ? credential() : credential.getToken(scopes));
    const { token, expiresOnTimestamp = 0 } = typeof given === "string" ? { token: given } : (given ?? {});
    if (typeof token !== "string" || !tokenPattern.test(token)) {
      throw new TypeError("The credential must return a token without spaces.");
    }
    // A bare string does not say when it expires: the next call requests another.
    cached = { token, expiresOnTimestamp };
    return token;
  };

  /**
   * Returns a valid token, at once if there is one.
   *
   * @param except a token that the service rejected: another one is requested.
   * @throws whatever the credential throws; TypeError when it returns no token that a header can carry.
   */
  const getToken = ({ except }: { except?: string | undefined } = {}): string | Promise<string> => {
    // A credential that has not returned for as long as an attempt may take is called once more.
    if (pending && clock.elapsed() - pendingSince < timeout) return pending;
    if (cached && cached.token !== except && clock.now() < cached.expiresOnTimestamp - margin) return cached.token;
    pendingSince = clock.elapsed();
    pending = renew().finally(() => {
      pending = undefined;
    });
    // Every call that waited may have been aborted: a rejection without a handler would end the process.
    pending.catch(() => {});
    return pending;
  };

  /** Forgets a token that the service rejected, so that the next call gets another one. */
  const dropToken = (rejected: string | undefined): void => {
    if (cached?.token === rejected) cached = undefined;
  };

  return { getToken, dropToken };
};
