import type { TokenCredential } from "@azure/core-auth";
import { ConfidentialClientApplication, type Configuration } from "@azure/msal-node";

/** Where the refresh token is kept: Azure Key Vault, or another store of secrets. */
export interface SecretStore {
  get(): Promise<string>;
  set(refreshToken: string): Promise<void>;
}

/** What MSAL writes of its cache. */
interface SerializedCache {
  RefreshToken?: Record<string, { secret: string }>;
}

/**
 * The credential of the Secure Application Model: App+User access tokens for a refresh token that a user of the partner
 * consented to once, with multi-factor authentication. Writes need such a credential.
 */
export const refreshTokenCredential = (auth: Configuration["auth"], secrets: SecretStore): TokenCredential => ({
  async getToken(scopes) {
    // A new application for each token: nothing but the store remembers the refresh token.
    const application = new ConfidentialClientApplication({ auth });
    const result = await application.acquireTokenByRefreshToken({
      scopes: [scopes].flat(),
      refreshToken: await secrets.get(),
      // Otherwise MSAL drops the refresh token of the response: it knows no account yet.
      forceCache: true,
    });
    if (!result?.expiresOn) return null;
    // Each response has a refresh token that lives longer than the one before, which MSAL has in its cache only.
    const { RefreshToken = {} } = JSON.parse(application.getTokenCache().serialize()) as SerializedCache;
    const [renewed] = Object.values(RefreshToken);
    if (renewed) await secrets.set(renewed.secret);
    return { token: result.accessToken, expiresOnTimestamp: result.expiresOn.getTime() };
  },
});
