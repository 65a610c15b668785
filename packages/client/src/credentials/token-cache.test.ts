import type { AccessToken, TokenCredential } from "@azure/core-auth";
import { describe, expect, it, vi } from "vitest";
import { createTestClient, errorOf, reply, settle } from "../../test/create-test-client.ts";
import { servers } from "../index.ts";

const ok = reply(200, []);

/** A credential as `@azure/identity` has them: tokens `t1`, `t2`, … that are good for ten minutes. */
const createCredential = (now: () => number = () => 0) => {
  const getToken = vi.fn(async (_scopes: string | string[]): Promise<AccessToken | null> => {
    return { token: `t${getToken.mock.calls.length}`, expiresOnTimestamp: now() + 600_000 };
  });
  return { getToken } satisfies TokenCredential;
};

const bearers = (sent: { headers: Headers }[]) => sent.map(({ headers }) => headers.get("Authorization"));

describe("a credential", () => {
  it.each([
    ["the global cloud", undefined, `${servers.global}/.default`],
    ["the Chinese cloud", servers.china, `${servers.china}/.default`],
    ["a mock", "http://127.0.0.1:4010", `${servers.global}/.default`],
  ])("is called with the scope of %s", async (_, baseUrl, scope) => {
    const credential = createCredential();
    await createTestClient({
      replies: [ok],
      credential,
      ...(baseUrl && { baseUrl }),
    }).partner.validations.getValidationCodes();
    expect(credential.getToken.mock.calls).toEqual([[scope]]);
  });

  it("is called with the scopes that the caller names", async () => {
    const credential = createCredential();
    await createTestClient({ replies: [ok], credential, scopes: ["a", "b"] }).partner.validations.getValidationCodes();
    expect(credential.getToken.mock.calls).toEqual([[["a", "b"]]]);
  });

  it("is called for a call that leaves the queue, where an earlier token would have expired", async () => {
    const gate = Promise.withResolvers<Response>();
    const testClient = createTestClient({
      replies: [() => gate.promise, ok],
      credential: createCredential(() => testClient.clock.now()),
      maxConcurrency: 1,
      timeout: 900_000,
      deadline: 900_000,
    });
    const calls = [
      testClient.partner.validations.getValidationCodes(),
      testClient.partner.validations.getValidationCodes(),
    ];
    await settle();
    testClient.clock.advance(700_000);
    gate.resolve(new Response("[]"));
    await Promise.all(calls);
    expect(bearers(testClient.sent)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("keeps its own this", async () => {
    class Kept implements TokenCredential {
      #token = "own";
      getToken = async () => ({ token: this.#token, expiresOnTimestamp: 0 });
    }
    const { partner, sent } = createTestClient({ replies: [ok], credential: new Kept() });
    await partner.validations.getValidationCodes();
    expect(bearers(sent)).toEqual(["Bearer own"]);
  });

  it("is called again two minutes before its token expires, and not earlier", async () => {
    let now = () => 0;
    const testClient = createTestClient({ replies: [ok], credential: createCredential(() => now()) });
    now = testClient.clock.now;
    const call = () => testClient.partner.validations.getValidationCodes();
    await call();
    testClient.clock.advance(479_999);
    await call();
    testClient.clock.advance(1);
    await call();
    await call();
    expect(bearers(testClient.sent)).toEqual(["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]);
  });

  it("that is a function of bare strings is called for each call", async () => {
    const tokens = ["first", "second"];
    const { partner, sent } = createTestClient({ replies: [ok], credential: () => tokens.shift() ?? "" });
    await partner.validations.getValidationCodes();
    await partner.validations.getValidationCodes();
    expect(bearers(sent)).toEqual(["Bearer first", "Bearer second"]);
  });

  it("that is a function of access tokens is called once", async () => {
    const credential = vi.fn(async () => ({ token: "kept", expiresOnTimestamp: Date.parse("2030-01-01T00:00:00Z") }));
    const { partner } = createTestClient({ replies: [ok], credential });
    await partner.validations.getValidationCodes();
    await partner.validations.getValidationCodes();
    expect(credential).toHaveBeenCalledTimes(1);
  });

  it("is called once, however many calls wait for it", async () => {
    const gate = Promise.withResolvers<AccessToken>();
    const getToken = vi.fn(() => gate.promise);
    const { partner, sent } = createTestClient({ replies: [ok], credential: { getToken } });
    const calls = Array.from({ length: 50 }, () => partner.validations.getValidationCodes());
    await settle();
    expect(sent).toHaveLength(0);
    gate.resolve({ token: "shared", expiresOnTimestamp: Number.POSITIVE_INFINITY });
    await Promise.all(calls);
    expect(getToken).toHaveBeenCalledTimes(1);
    expect(new Set(bearers(sent))).toEqual(new Set(["Bearer shared"]));
  });

  it("that returns for one waiting call returns for the others, though one of them was aborted", async () => {
    const gate = Promise.withResolvers<AccessToken>();
    const { partner } = createTestClient({ replies: [ok], credential: { getToken: () => gate.promise } });
    const impatient = new AbortController();
    const aborted = errorOf(partner.validations.getValidationCodes({ signal: impatient.signal }));
    const other = partner.validations.getValidationCodes();
    impatient.abort();
    expect((await aborted).kind).toBe("aborted");
    gate.resolve({ token: "late", expiresOnTimestamp: 0 });
    expect(await other).toEqual([]);
  });
});

describe("a credential that fails", () => {
  it("has its error as the cause, and is called again by the next call", async () => {
    const cause = new Error("no network");
    const getToken = vi.fn<TokenCredential["getToken"]>().mockRejectedValueOnce(cause);
    getToken.mockResolvedValue({ token: "better", expiresOnTimestamp: 0 });
    const { partner, sent } = createTestClient({ replies: [ok], credential: { getToken } });
    const error = await errorOf(partner.validations.getValidationCodes());
    expect(error).toMatchObject({ kind: "unauthorized", attempts: 0, cause });
    expect(error.message).toContain("the credential returned no usable token");
    expect(error.status).toBeUndefined();
    expect(sent).toHaveLength(0);
    expect(await partner.validations.getValidationCodes()).toEqual([]);
  });

  it("may throw at once", async () => {
    const cause = new Error("not configured");
    const credential = () => {
      throw cause;
    };
    const error = await errorOf(
      createTestClient({ replies: [ok], credential }).partner.validations.getValidationCodes(),
    );
    expect(error).toMatchObject({ kind: "unauthorized", cause });
  });

  it.each([
    ["null", null],
    ["an empty text", ""],
    ["a token with a line break", "secret\r\nX-Admin: yes"],
    ["a token with its scheme", "Bearer secret"],
    ["a token beyond ASCII", "secrét"],
    ["an object without a token", {}],
  ])("returns %s: nothing is sent, and no error has the token", async (_, token) => {
    const credential = (async () => token) as unknown as () => Promise<string>;
    const { partner, sent } = createTestClient({ replies: [ok], credential });
    const error = await errorOf(partner.validations.getValidationCodes());
    expect(error.kind).toBe("unauthorized");
    expect(error.cause).toMatchObject({ name: "TypeError", message: expect.stringContaining("must return a token") });
    expect(String(error.stack) + String((error.cause as Error).stack)).not.toMatch(/secret|secrét|X-Admin/);
    expect(sent).toHaveLength(0);
  });

  it("fails nothing when the only call that waited was aborted", async () => {
    const late = Promise.withResolvers<never>();
    const getToken = vi.fn<TokenCredential["getToken"]>(() => late.promise);
    getToken.mockResolvedValueOnce({ token: "first", expiresOnTimestamp: Date.parse("2030-01-01T00:00:00Z") });
    const caller = new AbortController();
    const onEvent = ({ type }: { type: string }) => type === "response" && caller.abort();
    const { partner } = createTestClient({ replies: [reply(401)], credential: { getToken }, onEvent });
    expect(await errorOf(partner.validations.getValidationCodes({ signal: caller.signal }))).toMatchObject({
      kind: "aborted",
      attempts: 1,
    });
    expect(getToken).toHaveBeenCalledTimes(2);
    // Node ends the process for a rejection without a handler, and vitest fails the run.
    late.reject(new Error("too late"));
    await settle();
  });

  it("to return for as long as a call may take is called once more", async () => {
    const getToken = vi.fn<TokenCredential["getToken"]>(() => new Promise(() => {}));
    const { partner, clock } = createTestClient({ replies: [ok], credential: { getToken }, timeout: 1_000 });
    const first = errorOf(partner.validations.getValidationCodes());
    await settle();
    clock.advance(999);
    const second = errorOf(partner.validations.getValidationCodes());
    await settle();
    expect(getToken).toHaveBeenCalledTimes(1);
    clock.advance(1);
    expect((await first).kind).toBe("timeout");
    getToken.mockResolvedValue({ token: "at-last", expiresOnTimestamp: Number.POSITIVE_INFINITY });
    expect(await partner.validations.getValidationCodes()).toEqual([]);
    expect(getToken).toHaveBeenCalledTimes(2);
    clock.advance(999);
    expect((await second).kind).toBe("timeout");
  });
});
