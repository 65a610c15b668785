import { inspect } from "node:util";
import { createPartner, isPartnerError, servers } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startEntra } from "../testing/entra.ts";
import { refreshTokenCredential } from "./refresh-token.ts";

const application = { clientId: "4c1d7d3a-0f37-4a55-8f6b-0a4f6f2d9e11", clientSecret: "the-client-secret" };
const consented = "the-refresh-token-of-the-consent";

// A lifetime below the margin of the client: each call needs a new token.
let entra: Awaited<ReturnType<typeof startEntra>>;
let stored: string;
beforeEach(async () => {
  entra = await startEntra({ ...application, refreshToken: consented }, 60);
  stored = consented;
});
afterEach(() => entra.close());

const partnerWith = (auth = application) => {
  const secrets = {
    get: async () => stored,
    set: async (refreshToken: string) => {
      stored = refreshToken;
    },
  };
  const credential = refreshTokenCredential({ ...auth, ...entra.auth }, secrets);
  return createPartner({ credential, fetch: createMock().fetch });
};

it("requests the scope of Partner Center, with the refresh token", async () => {
  await partnerWith().validations.getValidationCodes();
  expect(entra.requests).toMatchObject([{ grant: "refresh_token", status: 200 }]);
  expect(entra.requests[0]?.scopes).toContain(`${servers.global}/.default`);
});

it("stores each refresh token that comes with an access token, and uses it for the next", async () => {
  const { validations } = partnerWith();
  for (let call = 0; call < 3; call += 1) await validations.getValidationCodes();
  expect(entra.requests.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(stored).toBe(entra.current());
  expect(stored).not.toBe(consented);
});

it.each([
  ["a refresh token that was revoked", () => partnerWith(), "invalid_grant"],
  ["a wrong client secret", () => partnerWith({ ...application, clientSecret: "another-secret" }), "invalid_client"],
])("fails with %s, and the error has no secret", async (_, make, reason) => {
  const partner = make();
  if (reason === "invalid_grant") stored = "a-revoked-refresh-token";
  const error = await partner.validations.getValidationCodes().catch((thrown: unknown) => thrown);
  expect(isPartnerError(error, "unauthorized") && error.cause).toMatchObject({ errorCode: reason });
  const shown = inspect(error, { depth: 20, showHidden: true });
  for (const secret of [stored, application.clientSecret, "another-secret"]) expect(shown).not.toContain(secret);
});
