import type { TokenCredential } from "@azure/core-auth";
import { describe, expect, it, vi } from "vitest";
import { createTestClient, errorOf, reply } from "../../test/create-test-client.ts";

const ok = reply(200, []);

/** A credential that gives another token each time: `t1`, `t2`, … */
const createCredential = () => {
  const getToken = vi.fn(async () => ({
    token: `t${getToken.mock.calls.length}`,
    expiresOnTimestamp: Number.POSITIVE_INFINITY,
  }));
  return { getToken } satisfies TokenCredential;
};

const bearers = (sent: { headers: Headers }[]) => sent.map(({ headers }) => headers.get("Authorization"));

describe("a 401", () => {
  const rejected = reply(401, { code: "400", description: "Access denied" });

  it("makes the client get another token and retry once, with the same MS-RequestId", async () => {
    const { partner, sent } = createTestClient({ replies: [rejected, ok], credential: createCredential() });
    expect(await partner.validations.getValidationCodes()).toEqual([]);
    expect(bearers(sent)).toEqual(["Bearer t1", "Bearer t2"]);
    expect(new Set(sent.map(({ headers }) => headers.get("MS-RequestId"))).size).toBe(1);
  });

  it("that comes a second time is final", async () => {
    const credential = createCredential();
    const { partner, sent } = createTestClient({ replies: [rejected], credential });
    const error = await errorOf(partner.validations.getValidationCodes());
    expect(error).toMatchObject({ kind: "unauthorized", status: 401, code: "400", attempts: 2 });
    expect(bearers(sent)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("is final at once when the credential has no other token", async () => {
    const getToken = vi.fn(async () => ({ token: "same", expiresOnTimestamp: Number.POSITIVE_INFINITY }));
    const { partner, sent } = createTestClient({ replies: [rejected], credential: { getToken } });
    const error = await errorOf(partner.validations.getValidationCodes());
    expect(error).toMatchObject({ kind: "unauthorized", status: 401, attempts: 1 });
    expect(getToken).toHaveBeenCalledTimes(2);
    expect(sent).toHaveLength(1);
  });

  it.each(["900420", "900421"])("with code %s is not retried, and its error says what to do", async (code) => {
    for (const sentCode of [code, Number(code)]) {
      const rejected = reply(401, { code: sentCode, description: "Not this token." });
      const { partner, sent } = createTestClient({ replies: [rejected, ok], credential: createCredential() });
      const error = await errorOf(partner.validations.getValidationCodes());
      expect(error).toMatchObject({ kind: "unauthorized", code, attempts: 1 });
      expect(error.message).toContain(": Not this token. Do not retry");
      expect(error.message).toContain("https://learn.microsoft.com/partner-center/developer/enable-secure-app-model");
      expect(sent).toHaveLength(1);
    }
  });

  it.each(["900420", "900421"])(
    "with code %s is the end of its token: the next call gets another one",
    async (code) => {
      const credential = createCredential();
      const { partner, sent } = createTestClient({ replies: [reply(401, { code }), ok, ok], credential });
      await errorOf(partner.validations.getValidationCodes());
      expect(await partner.validations.getValidationCodes()).toEqual([]);
      expect(await partner.validations.getValidationCodes()).toEqual([]);
      expect(bearers(sent)).toEqual(["Bearer t1", "Bearer t2", "Bearer t2"]);
      expect(credential.getToken).toHaveBeenCalledTimes(2);
    },
  );

  it("with code 900421 leaves alone a token that is newer than the rejected one", async () => {
    const credential = createCredential();
    const { promise, resolve } = Promise.withResolvers<void>();
    const mfaRequired = reply(401, { code: "900421" });
    const late = async (request: Request) => {
      await promise;
      return mfaRequired(request);
    };
    const { partner, sent } = createTestClient({ replies: [late, rejected, ok, ok], credential });
    const slow = errorOf(partner.validations.getValidationCodes());
    expect(await partner.validations.getValidationCodes()).toEqual([]);
    resolve();
    await slow;
    expect(await partner.validations.getValidationCodes()).toEqual([]);
    expect(bearers(sent)).toEqual(["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]);
    expect(credential.getToken).toHaveBeenCalledTimes(2);
  });

  it("of many calls at once makes the client get one token", async () => {
    const credential = createCredential();
    const byToken = (request: Request) =>
      (request.headers.get("Authorization") === "Bearer t1" ? rejected : ok)(request);
    const { partner, sent } = createTestClient({ replies: [byToken], credential });
    await Promise.all(Array.from({ length: 10 }, () => partner.validations.getValidationCodes()));
    expect(credential.getToken).toHaveBeenCalledTimes(2);
    expect(sent).toHaveLength(20);
  });

  it("is followed by the credential's own error when that fails", async () => {
    const cause = new Error("signed out");
    const getToken = vi.fn<TokenCredential["getToken"]>(async () => ({ token: "t", expiresOnTimestamp: 0 }));
    getToken.mockResolvedValueOnce({ token: "first", expiresOnTimestamp: Date.parse("2030-01-01T00:00:00Z") });
    getToken.mockRejectedValueOnce(cause);
    const { partner, sent } = createTestClient({ replies: [rejected], credential: { getToken } });
    expect(await errorOf(partner.validations.getValidationCodes())).toMatchObject({
      kind: "unauthorized",
      attempts: 1,
      cause,
    });
    // The rejected token is not sent again.
    await errorOf(partner.validations.getValidationCodes());
    expect(bearers(sent)[1]).toBe("Bearer t");
  });
});
