import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What the examples of the guides send for an access token. */
export const application = {
  PARTNER_TENANT_ID: "contoso.onmicrosoft.com",
  PARTNER_CLIENT_ID: "5c0ef1a4-0d0c-4a53-9f6f-2f1f6e010d6e",
  PARTNER_CLIENT_SECRET: "a secret & more",
  PARTNER_REFRESH_TOKEN: "a refresh token",
};

const expected = {
  grant_type: "refresh_token",
  client_id: application.PARTNER_CLIENT_ID,
  client_secret: application.PARTNER_CLIENT_SECRET,
  refresh_token: application.PARTNER_REFRESH_TOKEN,
  scope: "https://api.partnercenter.microsoft.com/user_impersonation offline_access",
};

/** Serves a stub of Microsoft Entra that exchanges the refresh token of `application` for an access token. */
export const serveEntra = async (accessToken: string) => {
  const server = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    const isValid =
      request.url === `/${application.PARTNER_TENANT_ID}/oauth2/v2.0/token` &&
      JSON.stringify(form) === JSON.stringify(expected);
    const tokens = { token_type: "Bearer", access_token: accessToken, refresh_token: "a new one", expires_in: 3600 };
    response.writeHead(isValid ? 200 : 400, { "Content-Type": "application/json" });
    response.end(JSON.stringify(isValid ? tokens : { error: "invalid_request" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
};
