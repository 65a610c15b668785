/** The roles of which Government Community Cloud needs one are others: this is the Global Reader. */
export const globalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

/** The value of `Authorization` with an unsigned JSON Web Token, for a server that does not verify tokens. */
const bearer = (claims: object): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `Bearer ${part({ alg: "none" })}.${part(claims)}.signature`;
};

/** A token of a user who has signed in with multifactor authentication. */
export const userToken = (partner: string, claims: object = {}): string =>
  bearer({ tid: partner, scp: "user_impersonation", amr: ["pwd", "mfa"], ...claims });

/** A token without a user. */
export const appToken = (partner: string): string => bearer({ tid: partner, idtyp: "app" });
