import type { JWTPayload } from "jose";
import type { OperationRules, TokenRule, TokenRules } from "./token-rules.ts";

/** What a token is checked against, beside the rules. */
export interface CheckOptions {
  /** ms since 1970 (UTC). */
  now: number;
  /** The tenant of the partner, a GUID. Without it, that of the token is not checked. */
  tenant?: string | undefined;
}

/** The two kinds of credentials. */
export type Credentials = "App-only" | "App+User";

/** Whose token it is: an application's, or a user's. */
export const credentialsOf = (
  claims: JWTPayload,
  { appOnly: { claim, value, userClaims } }: TokenRules,
): Credentials =>
  claims[claim] === value || userClaims.every((name) => claims[name] === undefined) ? "App-only" : "App+User";

const isString = (value: unknown): value is string => typeof value === "string";

/** The texts of all claims that are lists; undefined where none is. */
const listed = (claims: JWTPayload, names: readonly string[]): string[] | undefined => {
  const lists = names.map((name) => claims[name]).filter((value) => Array.isArray(value));
  return lists.length > 0 ? lists.flat().filter(isString) : undefined;
};

/** A name without case, spaces and the plural: roles are written in several ways. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/s$/, "");

const isValueOf = (text: string, { values }: TokenRule): boolean => values.some(({ value }) => text === value);

const isRoleOf = (role: string, { values }: TokenRule): boolean =>
  values.some(({ name, value }) => role.toLowerCase() === value || plain(role) === plain(name));

const isOtherHost = (audience: string, hosts: readonly string[]): boolean =>
  URL.canParse(audience) && !hosts.includes(new URL(audience).hostname);

/**
 * Whether a token passes one check of an operation.
 *
 * @param claims of the token.
 */
export const passes = (
  check: TokenRule,
  claims: JWTPayload,
  { credentials }: Pick<OperationRules, "credentials">,
  rules: TokenRules,
  { now, tenant }: CheckOptions,
): boolean => {
  const own = credentialsOf(claims, rules);
  if (check.credentials !== undefined && check.credentials !== own) return true;
  const [first = ""] = check.claims;
  const value = claims[first];
  switch (check.test) {
    case "later-than-now":
      return typeof value !== "number" || value * 1_000 > now;
    case "not-later-than-now":
      return typeof value !== "number" || value * 1_000 <= now;
    case "server": {
      const audiences = isString(value) ? [value] : (listed(claims, check.claims) ?? []);
      return audiences.length === 0 || !audiences.every((audience) => isOtherHost(audience, rules.hosts));
    }
    case "contains":
      return listed(claims, check.claims)?.some((one) => isValueOf(one, check)) ?? check.optional;
    case "contains-role":
      return listed(claims, check.claims)?.some((one) => isRoleOf(one, check)) ?? check.optional;
    case "accepted-credentials":
      return credentials.includes(own);
    case "tenant-of-the-partner":
      if (tenant === undefined) return true;
      return isString(value) ? value.toLowerCase() === tenant.toLowerCase() : check.optional;
  }
};
