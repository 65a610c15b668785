import { createHash } from "node:crypto";
import { decodeJwt, type JWTPayload } from "jose";
import { LRUCache } from "lru-cache";
import { copyText } from "../copy-text.ts";
import { appOnlyMark, governmentRoles, mfaValues } from "../generated/access-token.ts";
import { guid } from "../guid.ts";

/** The caller, as far as a token says. */
export interface Caller {
  /** The id of the partner's tenant, in lower case. */
  partner: string;
  /** Whether the token is App-only, without a user: then writes are rejected. */
  appOnly: boolean;
  /** When the token ends, in seconds since 1970; absent where it does not say so. */
  expires?: number;
  /** When the token becomes valid, in seconds since 1970; absent where it does not say so. */
  notBefore?: number;
  /** Whether the user may request Government Community Cloud. A token that names no role at all may. */
  hasRole: boolean;
  /** Whether the user has signed in with multifactor authentication. A token that is not read counts as one. */
  hasMfa: boolean;
  /** What the token was issued for: addresses of services, or ids of applications; absent where it does not say so. */
  audiences?: string[];
}

/** A name without case, spaces and the plural: `Directory Readers` is the `directoryreader` of other lists. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/s$/, "");

const roleIds = new Set(governmentRoles.map(({ value }) => value));
const roleNames = new Set(governmentRoles.map(({ name }) => plain(name)));

const isRole = (role: string): boolean => roleIds.has(role.toLowerCase()) || roleNames.has(plain(role));

const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : undefined;

const claimsOf = (token: string): JWTPayload | undefined => {
  try {
    return decodeJwt(token);
  } catch {
    // It is opaque, or encrypted.
    return undefined;
  }
};

const guidOf = (token: string): string => {
  const [, a, b, c, d, e] =
    /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(createHash("sha256").update(token).digest("hex")) ?? [];
  return `${a}-${b}-8${c}-8${d}-${e}`;
};

/**
 * Reads a bearer token. A JSON Web Token is read and never verified; any other is a partner of its own with
 * App+User rights.
 */
export const readToken = (token: string): Caller => {
  const claims = claimsOf(token);
  if (!claims) return { partner: guidOf(token), appOnly: false, hasRole: true, hasMfa: true };
  const { tid, exp, nbf, aud } = claims;
  const { claim, value, userClaims } = appOnlyMark;
  const audiences = typeof aud === "string" ? [aud] : strings(aud);
  const named = [strings(claims.wids), strings(claims.roles)].filter((list) => list !== undefined);
  return {
    partner: typeof tid === "string" && guid.test(tid) ? tid.toLowerCase() : guidOf(token),
    appOnly: claims[claim] === value || userClaims.every((name) => claims[name] === undefined),
    ...(typeof exp === "number" && { expires: exp }),
    ...(typeof nbf === "number" && { notBefore: nbf }),
    hasMfa: strings(claims.amr)?.some((method) => mfaValues.includes(method)) ?? false,
    ...(audiences && { audiences }),
    hasRole: named.length === 0 || named.flat().some(isRole),
  };
};

// By the whole header: a caller sends the same one many times. Short ones are remembered, up to a number of characters in all.
const callers = new LRUCache<string, Caller>({
  maxSize: 2_000_000,
  maxEntrySize: 8_192,
  sizeCalculation: (_, { length }) => length + 100,
});

/** Reads an `Authorization` header; undefined when it carries no bearer token. */
export const callerOf = (authorization: string | undefined): Caller | undefined => {
  if (authorization === undefined) return undefined;
  const known = callers.get(authorization);
  if (known) return known;
  const [, token] = /^bearer\s+(\S.*)$/i.exec(authorization) ?? [];
  if (token === undefined) return undefined;
  const caller = readToken(token);
  callers.set(copyText(authorization), caller);
  return caller;
};
