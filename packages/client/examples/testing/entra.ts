import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request for a token, without the secrets. */
interface TokenRequest {
  grant: string | null;
  scopes: string[];
  status: number;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * A stand-in for the token endpoint of Microsoft Entra ID, so that the example runs without an account. It knows one
 * application, takes each refresh token once, and gives a new one with every access token.
 *
 * @param lifetime how long an access token is good, in seconds.
 */
export const startEntra = async (
  known: { clientId: string; clientSecret: string; refreshToken: string },
  lifetime = 3600,
) => {
  const tenant = randomUUID();
  const issued: string[] = [known.refreshToken];
  const requests: TokenRequest[] = [];

  const grant = (form: URLSearchParams): [status: number, body: object] => {
    const isKnown = form.get("client_id") === known.clientId && form.get("client_secret") === known.clientSecret;
    if (!isKnown) return [401, { error: "invalid_client", error_description: "AADSTS7000215: Invalid client secret." }];
    if (form.get("refresh_token") !== issued.at(-1)) {
      return [
        400,
        { error: "invalid_grant", error_description: "AADSTS70000: The refresh token was used or revoked." },
      ];
    }
    issued.push(randomUUID());
    const user = {
      oid: randomUUID(),
      tid: tenant,
      preferred_username: "agent@contoso.com",
      iss: `https://sts/${tenant}`,
    };
    return [
      200,
      {
        token_type: "Bearer",
        scope: form.get("scope"),
        expires_in: lifetime,
        access_token: `${encode({ alg: "none" })}.${encode({ tid: tenant, scp: "user_impersonation", amr: ["mfa"] })}.`,
        refresh_token: issued.at(-1),
        id_token: `${encode({ alg: "none" })}.${encode({ ...user, aud: known.clientId })}.`,
        client_info: encode({ uid: user.oid, utid: tenant }),
      },
    ];
  };

  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const [status, body] = grant(form);
    requests.push({ grant: form.get("grant_type"), scopes: (form.get("scope") ?? "").split(" "), status });
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  const authority = `https://login.microsoftonline.com/${tenant}`;
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oauth2/v2.0`;
  return {
    requests,
    /** The refresh token that would be taken next. */
    current: () => issued.at(-1),
    /** What MSAL would otherwise request from the authority. */
    auth: {
      authority,
      authorityMetadata: JSON.stringify({
        issuer: `${authority}/v2.0`,
        authorization_endpoint: `${endpoint}/authorize`,
        token_endpoint: `${endpoint}/token`,
        jwks_uri: `${endpoint}/keys`,
      }),
    },
    close: () => server.close(),
  };
};
