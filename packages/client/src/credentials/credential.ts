/** A token and when it expires, in ms since 1970 (UTC): `AccessToken` of `@azure/core-auth`. */
export interface AccessToken {
  token: string;
  expiresOnTimestamp: number;
}

/**
 * Returns the access token of a call. A bare string is requested for each call, as it does not say when it expires;
 * an `AccessToken` is kept until two minutes before it does.
 */
export type TokenProvider = () => string | AccessToken | Promise<string | AccessToken>;

/** The part of `TokenCredential` of `@azure/core-auth` that is used: every credential of `@azure/identity` has it. */
export interface TokenCredential {
  getToken(scopes: string | string[]): Promise<AccessToken | null>;
}

/** Where tokens come from. A token is put into no message, event or error. */
export type Credential = TokenCredential | TokenProvider;
