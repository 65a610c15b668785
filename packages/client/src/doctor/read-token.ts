import { decodeJwt, type JWTPayload } from "jose";

/** A token as it was given, without what surrounds it. */
export interface GivenToken {
  /** Empty where there is none. */
  token: string;
  /** What was removed, and why it would not work. */
  notes: string[];
}

/**
 * Takes the token out of what was given: without a byte order mark, white space around it, and the scheme of the header.
 */
export const trimToken = (given: string): GivenToken => {
  const text = given.replace(/^\u{feff}/u, "").trim();
  const token = text.replace(/^bearer(?:\s+|$)/i, "");
  const scheme = "The value starts with 'Bearer'. Give the client the token alone: it adds the scheme itself.";
  return { token, notes: token === text ? [] : [scheme] };
};

/** What a header can carry, and so the client. */
const headerCharacters = /^[\x21-\x7e]*$/;

/** The claims of a token, or why it cannot be checked. */
export type Claims = { claims: JWTPayload; unreadable?: never } | { claims?: never; unreadable: string };

const opaque =
  "The token is not a signed JSON Web Token, so its claims cannot be read. Send a request with 'ValidateMfa: true' to have the service check it.";

/**
 * Reads the claims of a token. Its signature is not verified: that takes the keys of the service that issued it.
 *
 * @param token what `trimToken` returned.
 */
export const readClaims = (token: string): Claims => {
  if (!headerCharacters.test(token)) {
    return {
      unreadable:
        "The token contains white space or characters that a header cannot carry. Copy it again, as one line.",
    };
  }
  try {
    return { claims: decodeJwt(token) };
  } catch {
    // The reason may quote the token.
    return { unreadable: opaque };
  }
};
