// Tokens of every shape that a user may have at hand, and what is expected of each.

export const partner = "9daaeb1c-4195-4db5-9f1d-509eb70c8c2d";
export const otherTenant = "11111111-2222-4333-8444-555555555555";

/** The time of the tests. */
export const now = Date.parse("2026-11-21T12:00:00Z");
const seconds = now / 1_000;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A signed JSON Web Token in form; its signature is not one. */
export const jwt = (claims: unknown, header: object = { typ: "JWT", alg: "RS256" }): string =>
  `${encode(header)}.${encode(claims)}.c2lnbmF0dXJlLW9mLWEtdGVzdC10b2tlbg`;

const audience = "https://api.partnercenter.microsoft.com";
const common = { tid: partner, aud: audience, nbf: seconds - 60, exp: seconds + 3_600 };
const user = { ...common, scp: "user_impersonation", upn: "admin@contoso.com", amr: ["pwd", "mfa"] };
const app = { ...common, idtyp: "app", appid: "6731de76-14a6-49ae-97bc-6eba6914391e" };
const roles = {
  directoryReaders: "88d8e3e3-8f55-4a1e-953a-9b9898b8876b",
  globalReader: "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
};

/**
 * What is expected: `accepted` everywhere; the error of every operation; `writes` or `customers` for one of those
 * operations alone; `government` for Government Community Cloud alone; or that it cannot be checked.
 */
export type Expected =
  | "accepted"
  | "unreadable"
  | `${number} ${number}`
  | `${"writes" | "customers" | "government"} ${number} ${number}`;

interface Shape {
  name: string;
  /** As the user gives it. */
  given: string;
  expected: Expected;
  /** The tenant that the user names. */
  tenant?: string;
}

const shape = (name: string, given: string, expected: Expected, tenant?: string): Shape => ({
  name,
  given,
  expected,
  ...(tenant !== undefined && { tenant }),
});

const valid = jwt(user);
const [head = "", payload = "", signature = ""] = valid.split(".");

export const shapes: Shape[] = [
  shape("of a user, with multifactor authentication", valid, "accepted"),
  shape(
    "of a user, in the claims of version 1.0",
    jwt({ ...user, ver: "1.0", appid: "a", unique_name: "u" }),
    "accepted",
  ),
  shape(
    "of a user, in the claims of version 2.0",
    jwt({ ...user, upn: undefined, ver: "2.0", azp: "a", preferred_username: "u", aud: roles.globalReader }),
    "accepted",
  ),
  shape("of an application", jwt(app), "writes 403 900329"),
  shape("of an application, without idtyp", jwt({ ...app, idtyp: undefined }), "writes 403 900329"),
  shape("of an application, with the roles of one", jwt({ ...app, roles: ["Directory Readers"] }), "writes 403 900329"),
  shape("of a user, without amr", jwt({ ...user, amr: undefined }), "401 900421"),
  shape("of a user, with a password alone", jwt({ ...user, amr: ["pwd"] }), "401 900421"),
  shape("of a user, with amr as a text", jwt({ ...user, amr: "mfa" }), "401 900421"),
  shape("of a user, with an empty amr", jwt({ ...user, amr: [] }), "401 900421"),
  shape("of a user, with MFA in capitals", jwt({ ...user, amr: ["pwd", "MFA"] }), "401 900421"),
  shape("for Azure AD Graph", jwt({ ...user, aud: "https://graph.windows.net" }), "401 900420"),
  shape("for Microsoft Graph, of an application", jwt({ ...app, aud: "https://graph.microsoft.com/" }), "401 900420"),
  shape(
    "for an application of one's own",
    jwt({ ...user, aud: "api://6731de76-14a6-49ae-97bc-6eba6914391e" }),
    "401 900420",
  ),
  shape("for the service, with a slash", jwt({ ...user, aud: `${audience}/` }), "accepted"),
  shape(
    "for the service in China",
    jwt({ ...user, aud: "https://partner.partnercenterapi.microsoftonline.cn" }),
    "accepted",
  ),
  shape("for several services", jwt({ ...user, aud: ["https://graph.microsoft.com", audience] }), "accepted"),
  shape(
    "for several other services",
    jwt({ ...user, aud: ["https://graph.microsoft.com", "https://graph.windows.net"] }),
    "401 900420",
  ),
  shape("without an audience", jwt({ ...user, aud: undefined }), "accepted"),
  shape("that has expired", jwt({ ...user, exp: seconds - 1 }), "401 400"),
  shape("that expires at this moment", jwt({ ...user, exp: seconds }), "401 400"),
  shape("that is not valid yet", jwt({ ...user, nbf: seconds + 60 }), "401 400"),
  shape("without a time at which it expires", jwt({ ...user, exp: undefined }), "accepted"),
  shape("with a time of expiry as a text", jwt({ ...user, exp: "soon" }), "accepted"),
  shape("with a time of expiry beyond all dates", jwt({ ...user, exp: 1e300 }), "accepted"),
  shape(
    "that has expired, for another service, without amr",
    jwt({ ...user, exp: 1, aud: "https://a.test", amr: 1 }),
    "401 400",
  ),
  shape("of the partner's tenant, in capitals", jwt({ ...user, tid: partner.toUpperCase() }), "accepted", partner),
  shape("of another tenant", jwt({ ...user, tid: otherTenant }), "customers 403 20002", partner),
  shape("with a role for government", jwt({ ...user, wids: [roles.directoryReaders] }), "accepted"),
  shape("with a role for government, by name", jwt({ ...user, roles: ["License Administrator"] }), "accepted"),
  shape("without a role for government", jwt({ ...user, wids: [roles.globalReader] }), "government 403 1002"),
  shape("with an empty list of roles", jwt({ ...user, wids: [] }), "government 403 1002"),
  shape("with claims of other types", jwt({ ...user, wids: {}, roles: null, nbf: [], tid: 7 }), "accepted"),
  shape("that is encrypted", `${encode({ alg: "RSA-OAEP", enc: "A256GCM" })}.a2V5.aXY.dGV4dA.dGFn`, "unreadable"),
  shape("of two parts", `${head}.${payload}`, "unreadable"),
  shape("that is cut off", valid.slice(0, -40 - signature.length), "unreadable"),
  shape("of random characters", "c8Jq0Zp2vTn4", "unreadable"),
  shape("of random base64", `${head}.${Buffer.alloc(90, 7).toString("base64url")}.${signature}`, "unreadable"),
  shape("whose claims are a list", jwt([1, 2]), "unreadable"),
  shape("whose claims are null", jwt(null), "unreadable"),
  shape("that is huge", jwt({ ...user, groups: Array.from({ length: 3_000 }, () => roles.globalReader) }), "accepted"),
  shape("that is huge and opaque", "x".repeat(200_000), "unreadable"),
  shape("after Bearer", `Bearer ${valid}`, "accepted"),
  shape("after bearer and a tab", `bearer\t${valid}`, "accepted"),
  shape("with white space around it", `\t  ${valid} \r\n\n`, "accepted"),
  shape("after a byte order mark", `\u{feff}${valid}\r\n`, "accepted"),
  shape("that is empty", "", "401 800001"),
  shape("of white space", " \r\n", "401 800001"),
  shape("of the scheme alone", "Bearer ", "401 800001"),
];
