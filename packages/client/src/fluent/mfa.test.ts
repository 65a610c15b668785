import { createMock } from "@partner-qualification/mock";
import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, reply } from "../../test/create-test-client.ts";
import { jwt, partner as tenant } from "../../test/token-shapes.ts";
import { createPartner } from "../index.ts";

const user = { tid: tenant, upn: "admin@contoso.com" };

const partnerWith = (claims: object, mfa: "on" | "off" = "on") =>
  createPartner({ credential: () => jwt(claims), fetch: createMock({ mfa }).fetch });

describe("isMfaCompliant", () => {
  it.each<[string, object, "on" | "off", boolean]>([
    ["a user's token with multifactor authentication", { ...user, amr: ["pwd", "mfa"] }, "on", true],
    ["a user's token without it, which the service rejects", { ...user, amr: ["pwd"] }, "on", false],
    ["a user's token without it, which the service accepts", { ...user, amr: ["pwd"] }, "off", false],
    ["an App-only token", { tid: tenant, idtyp: "app" }, "on", true],
  ])("is of %s what the service says", async (_, claims, mfa, expected) => {
    expect(await partnerWith(claims, mfa).isMfaCompliant()).toBe(expected);
  });

  it("sends ValidateMfa, with the ids of the scope", async () => {
    const { partner, sent } = createTestClient({ replies: [reply(200, [])] });
    const correlationId = crypto.randomUUID();
    expect(await partner.with({ correlationId }).isMfaCompliant()).toBeUndefined();
    const [{ headers } = { headers: new Headers() }] = sent;
    expect([headers.get("ValidateMfa"), headers.get("MS-CorrelationId")]).toEqual(["true", correlationId]);
  });

  it("throws where the call fails and the response does not say", async () => {
    const { partner } = createTestClient({ replies: [reply(403, { code: "2032" })] });
    expect(await errorOf(partner.isMfaCompliant())).toMatchObject({ kind: "forbidden", code: "2032" });
  });
});
