import type { AccessToken, TokenCredential } from "@azure/core-auth";
import { describe, expect, it, vi } from "vitest";
import { servers } from "./index.ts";
import { createRig, failure, reply, settle } from "./testing/rig.ts";

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
  ])("is asked for the scope of %s", async (_, baseUrl, scope) => {
    const credential = createCredential();
    await createRig({
      replies: [ok],
      credential,
      ...(baseUrl && { baseUrl }),
    }).partner.validations.getValidationCodes();
    expect(credential.getToken.mock.calls).toEqual([[scope]]);
  });

  it("is asked for the scopes that the caller names", async () => {
    const credential = createCredential();
    await createRig({ replies: [ok], credential, scopes: ["a", "b"] }).partner.validations.getValidationCodes();
    expect(credential.getToken.mock.calls).toEqual([[["a", "b"]]]);
  });

  it("is asked for the token of a call when it leaves the queue, where an earlier one would have expired", async () => {
    const gate = Promise.withResolvers<Response>();
    const rig = createRig({
      replies: [() => gate.promise, ok],
      credential: createCredential(() => rig.clock.now()),
      maxConcurrency: 1,
      timeout: 900_000,
      deadline: 900_000,
    });
    const calls = [rig.partner.validations.getValidationCodes(), rig.partner.validations.getValidationCodes()];
    await settle();
    rig.clock.advance(700_000);
    gate.resolve(new Response("[]"));
    await Promise.all(calls);
    expect(bearers(rig.sent)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("keeps its own this", async () => {
    class Kept implements TokenCredential {
      #token = "own";
      getToken = async () => ({ token: this.#token, expiresOnTimestamp: 0 });
    }
    const { partner, sent } = createRig({ replies: [ok], credential: new Kept() });
    await partner.validations.getValidationCodes();
    expect(bearers(sent)).toEqual(["Bearer own"]);
  });

  it("is asked again two minutes before its token expires, and not earlier", async () => {
    let now = () => 0;
    const rig = createRig({ replies: [ok], credential: createCredential(() => now()) });
    now = rig.clock.now;
    const call = () => rig.partner.validations.getValidationCodes();
    await call();
    rig.clock.advance(479_999);
    await call();
    rig.clock.advance(1);
    await call();
    await call();
    expect(bearers(rig.sent)).toEqual(["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]);
  });

  it("that is a function of bare strings is asked for each call", async () => {
    const tokens = ["first", "second"];
    const { partner, sent } = createRig({ replies: [ok], credential: () => tokens.shift() ?? "" });
    await partner.validations.getValidationCodes();
    await partner.validations.getValidationCodes();
    expect(bearers(sent)).toEqual(["Bearer first", "Bearer second"]);
  });

  it("that is a function of access tokens is asked once", async () => {
    const credential = vi.fn(async () => ({ token: "kept", expiresOnTimestamp: Date.parse("2030-01-01T00:00:00Z") }));
    const { partner } = createRig({ replies: [ok], credential });
    await partner.validations.getValidationCodes();
    await partner.validations.getValidationCodes();
    expect(credential).toHaveBeenCalledTimes(1);
  });

  it("is asked once, however many calls wait for it", async () => {
    const gate = Promise.withResolvers<AccessToken>();
    const getToken = vi.fn(() => gate.promise);
    const { partner, sent } = createRig({ replies: [ok], credential: { getToken } });
    const calls = Array.from({ length: 50 }, () => partner.validations.getValidationCodes());
    await settle();
    expect(sent).toHaveLength(0);
    gate.resolve({ token: "shared", expiresOnTimestamp: Number.POSITIVE_INFINITY });
    await Promise.all(calls);
    expect(getToken).toHaveBeenCalledTimes(1);
    expect(new Set(bearers(sent))).toEqual(new Set(["Bearer shared"]));
  });

  it("that answers one waiting call answers the others, though one of them was aborted", async () => {
    const gate = Promise.withResolvers<AccessToken>();
    const { partner } = createRig({ replies: [ok], credential: { getToken: () => gate.promise } });
    const impatient = new AbortController();
    const aborted = failure(partner.validations.getValidationCodes({ signal: impatient.signal }));
    const other = partner.validations.getValidationCodes();
    impatient.abort();
    expect((await aborted).kind).toBe("aborted");
    gate.resolve({ token: "late", expiresOnTimestamp: 0 });
    expect(await other).toEqual([]);
  });
});

describe("a credential that fails", () => {
  it("is told as the cause, and asked again by the next call", async () => {
    const cause = new Error("no network");
    const getToken = vi.fn<TokenCredential["getToken"]>().mockRejectedValueOnce(cause);
    getToken.mockResolvedValue({ token: "better", expiresOnTimestamp: 0 });
    const { partner, sent } = createRig({ replies: [ok], credential: { getToken } });
    const error = await failure(partner.validations.getValidationCodes());
    expect(error).toMatchObject({ kind: "unauthorized", attempts: 0, cause });
    expect(error.message).toContain("the credential gave no token");
    expect(error.status).toBeUndefined();
    expect(sent).toHaveLength(0);
    expect(await partner.validations.getValidationCodes()).toEqual([]);
  });

  it("may throw at once", async () => {
    const cause = new Error("not configured");
    const credential = () => {
      throw cause;
    };
    const error = await failure(createRig({ replies: [ok], credential }).partner.validations.getValidationCodes());
    expect(error).toMatchObject({ kind: "unauthorized", cause });
  });

  it.each([
    ["null", null],
    ["an empty text", ""],
    ["a token with a line break", "secret\r\nX-Admin: yes"],
    ["a token with its scheme", "Bearer secret"],
    ["a token beyond ASCII", "secrét"],
    ["an object without a token", {}],
  ])("gives %s: nothing is sent, and the token is told nowhere", async (_, token) => {
    const credential = (async () => token) as unknown as () => Promise<string>;
    const { partner, sent } = createRig({ replies: [ok], credential });
    const error = await failure(partner.validations.getValidationCodes());
    expect(error.kind).toBe("unauthorized");
    expect(error.cause).toMatchObject({ name: "TypeError", message: expect.stringContaining("must give a token") });
    expect(String(error.stack) + String((error.cause as Error).stack)).not.toMatch(/secret|secrét|X-Admin/);
    expect(sent).toHaveLength(0);
  });

  it("fails no one when the only call that waited was aborted", async () => {
    const late = Promise.withResolvers<never>();
    const getToken = vi.fn<TokenCredential["getToken"]>(() => late.promise);
    getToken.mockResolvedValueOnce({ token: "first", expiresOnTimestamp: Date.parse("2030-01-01T00:00:00Z") });
    const caller = new AbortController();
    const onEvent = ({ type }: { type: string }) => type === "response" && caller.abort();
    const { partner } = createRig({ replies: [reply(401)], credential: { getToken }, onEvent });
    expect(await failure(partner.validations.getValidationCodes({ signal: caller.signal }))).toMatchObject({
      kind: "aborted",
      attempts: 1,
    });
    expect(getToken).toHaveBeenCalledTimes(2);
    // Node ends the process for a rejection that no one hears, and vitest fails the run.
    late.reject(new Error("too late"));
    await settle();
  });

  it("to answer for as long as a call may take is asked once more", async () => {
    const getToken = vi.fn<TokenCredential["getToken"]>(() => new Promise(() => {}));
    const { partner, clock } = createRig({ replies: [ok], credential: { getToken }, deadline: 1_000 });
    const first = failure(partner.validations.getValidationCodes());
    await settle();
    clock.advance(999);
    const second = failure(partner.validations.getValidationCodes());
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
