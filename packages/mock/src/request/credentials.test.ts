import { describe, expect, test } from "vitest";
import { otherPartner, otherRole, partner } from "../../test/rules-testing.ts";
import { bearer } from "../../test/testing.ts";
import { callerOf, readToken } from "./credentials.ts";

const read = (claims: object) => callerOf(bearer(claims));

describe("a JSON Web Token", () => {
  test("names its partner by tid, in any case", () => {
    const caller = { partner, appOnly: false, hasRole: true, hasMfa: false };
    expect(read({ tid: partner.toUpperCase(), upn: "a@b.test" })).toEqual(caller);
  });

  test.each([
    [{ idtyp: "app", scp: "x" }, true],
    [{}, true],
    [{ scp: "user_impersonation" }, false],
    [{ upn: "a@b.test" }, false],
    [{ idtyp: "user", scp: "" }, false],
  ])("of %j is App-only: %s", (claims, appOnly) => {
    expect(read({ tid: partner, ...claims })?.appOnly).toBe(appOnly);
  });

  test.each([
    [{ wids: ["88D8E3E3-8F55-4A1E-953A-9B9898B8876B"] }, true],
    [{ wids: ["9360feb5-f418-4baa-8175-e2a00bac4301"] }, true],
    [{ wids: ["4d6ac14f-3453-41d0-bef9-a3e0c569773a"] }, true],
    [{ wids: ["fe930be7-5e62-47db-91af-98c3a49a38b1"] }, true],
    [{ roles: ["Directory Readers"] }, true],
    [{ roles: ["DirectoryWriter"] }, true],
    [{ wids: [otherRole], roles: ["License Administrator"] }, true],
    [{ wids: [otherRole] }, false],
    [{ wids: [] }, false],
    [{ roles: "User Administrator" }, true],
    [{}, true],
  ])("with %j has a role for government: %s", (claims, hasRole) => {
    expect(read({ tid: partner, ...claims })?.hasRole).toBe(hasRole);
  });

  test.each([
    [{ amr: ["pwd", "mfa"] }, true],
    [{ amr: ["pwd"] }, false],
    [{ amr: "mfa" }, false],
    [{ amr: [{}, "mfa"] }, true],
    [{}, false],
  ])("with %j shows multifactor authentication: %s", (claims, hasMfa) => {
    expect(read({ tid: partner, upn: "a@b.test", ...claims })?.hasMfa).toBe(hasMfa);
  });

  test.each([
    ["https://graph.windows.net", ["https://graph.windows.net"]],
    [
      ["https://graph.windows.net", 1, "b"],
      ["https://graph.windows.net", "b"],
    ],
    [1, undefined],
    [undefined, undefined],
  ])("for %j has the audiences %j", (aud, audiences) => {
    expect(read({ tid: partner, aud })?.audiences).toEqual(audiences);
  });

  test("without a tid that is a GUID is a partner of its own", () => {
    const [one, other] = [read({ tid: "contoso", upn: "a" }), read({ upn: "b" })];
    for (const caller of [one, other])
      expect(caller?.partner).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-/);
    expect(one?.partner).not.toBe(other?.partner);
  });
});

test.each(["any", "a.b.c", "..", "e30.bnVsbA.x", "é", "x y"])("%j is a partner of its own, with a user", (token) => {
  const caller = readToken(token);
  const partner = expect.stringMatching(/^[\da-f-]{36}$/);
  expect(caller).toEqual({ partner, appOnly: false, hasRole: true, hasMfa: true });
  expect(callerOf(`BEARER ${token}`)).toEqual(caller);
  expect(caller.partner).not.toBe(otherPartner);
});

test.each([undefined, "", "Bearer", "Bearer  ", "Basic abc"])("%j carries no token", (header) => {
  expect(callerOf(header)).toBeUndefined();
});

test("a token is read once while it is remembered, and read again once it was forgotten", () => {
  const first = callerOf("Bearer first");
  expect(callerOf("Bearer first")).toBe(first);
  for (let index = 0; index < 1_000; index += 1) callerOf(`Bearer ${`${index}`.padEnd(4_000, "x")}`);
  const again = callerOf("Bearer first");
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

test("a long token is not remembered", () => {
  const long = `Bearer ${"x".repeat(60_000)}`;
  expect(callerOf(long)).not.toBe(callerOf(long));
  expect(callerOf(long)).toEqual(callerOf(long));
});
