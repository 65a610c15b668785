import type { AccessToken, ResolvedOptions } from "./options.ts";

/** A token is renewed so long before it expires, in ms: two minutes cover a slow call and a clock that is off. */
const margin = 120_000;

/** What an `Authorization` header may carry. The token itself goes into no message, not even a malformed one. */
const tokenSafe = /^[\x21-\x7e]+$/;

/** Gives tokens: cached while they are good, and with one request to the credential however many calls wait for it. */
export const createTokens = ({ credential, scopes, clock, deadline }: ResolvedOptions) => {
  let cached: AccessToken | undefined;
  let pending: Promise<string> | undefined;
  let asked = 0;

  const renew = async (): Promise<string> => {
    cached = undefined;
    const given = await (typeof credential === "function" ? credential() : credential.getToken(scopes));
    const { token, expiresOnTimestamp = 0 } = typeof given === "string" ? { token: given } : (given ?? {});
    if (typeof token !== "string" || !tokenSafe.test(token)) {
      throw new TypeError("The credential must give a token: text without spaces and line breaks.");
    }
    // A bare string does not say how long it is good: it expires at once, and the next call asks again.
    cached = { token, expiresOnTimestamp };
    return token;
  };

  /**
   * Returns a good token, at once if there is one.
   *
   * @param refused a token that the service did not take: another one is asked for.
   * @throws whatever the credential throws; TypeError when it gives no token that a header can carry.
   */
  return (refused?: string): string | Promise<string> => {
    // A credential that has not answered for as long as a call may take is asked once more.
    if (pending && clock.now() - asked < deadline) return pending;
    if (cached && cached.token !== refused && clock.now() < cached.expiresOnTimestamp - margin) return cached.token;
    asked = clock.now();
    pending = renew().finally(() => {
      pending = undefined;
    });
    // Whoever waited may have been aborted: a failure that no one hears would end the process.
    pending.catch(() => {});
    return pending;
  };
};
