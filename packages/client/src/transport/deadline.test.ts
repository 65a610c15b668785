import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, type Reply, reply, settle, silence } from "../../test/create-test-client.ts";
import type { CallOptions, ClientOptions } from "../index.ts";

const ok = reply(200, "[]");
const unavailable = reply(503, "", { "Retry-After": "30" });

/** A response whose body never ends. */
const endless: Reply = () => new Response(new ReadableStream());

/** A credential that never returns. */
const stuckCredential = () => new Promise<never>(() => {});

/** Where a call may wait: what makes it wait there, and how many requests were sent by then. */
const waits: [where: string, options: Partial<ClientOptions> & { replies: Reply[] }, attempts: number][] = [
  ["for the token", { replies: [ok], credential: stuckCredential }, 0],
  ["for the response", { replies: [silence] }, 1],
  ["for the body", { replies: [endless] }, 1],
  ["for the next attempt", { replies: [unavailable], onEvent: () => {} }, 1],
];

describe("a call that waits", () => {
  it.each(waits)("%s is ended by the caller's signal, and lets go of it", async (_, options, attempts) => {
    const { qualification, clock } = createTestClient(options);
    const caller = new AbortController();
    const call = errorOf(qualification.getQualifications({ signal: caller.signal }));
    await settle();
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(1);
    caller.abort(new Error("the page was left"));
    const error = await call;
    expect(error).toMatchObject({ kind: "aborted", attempts, cause: new Error("the page was left") });
    expect(error.message).toContain("aborted by the caller's signal");
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
    expect(clock.timers()).toEqual([]);
  });

  it.each(waits)("%s is ended by the deadline", async (_, options, attempts) => {
    const { qualification, clock, sent } = createTestClient({ ...options, timeout: 1_000_000, deadline: 40_000 });
    const call = errorOf(qualification.getQualifications());
    await settle();
    clock.advance(39_999);
    await settle();
    const before = sent.length;
    clock.advance(1);
    const error = await call;
    expect(before).toBe(Math.max(attempts, sent.length));
    if (options.replies[0] === unavailable) {
      // The second attempt has a response, which says more than the deadline does.
      expect(error).toMatchObject({ kind: "unavailable", attempts: 2, status: 503 });
    } else {
      expect(error).toMatchObject({ kind: "timeout", attempts });
      expect(error.message).toMatch(/no (response|token of the credential) within the deadline of 40000 ms/);
    }
    expect(clock.timers()).toEqual([]);
  });

  it("in the queue is ended by the caller's signal, and gives its place back", async () => {
    const gate = Promise.withResolvers<Response>();
    const { qualification, sent, clock } = createTestClient({ replies: [() => gate.promise, ok], maxConcurrency: 1 });
    const first = qualification.getQualifications();
    await settle();
    const caller = new AbortController();
    const second = errorOf(qualification.getQualifications({ signal: caller.signal }));
    const third = qualification.getQualifications();
    await settle();
    expect(sent).toHaveLength(1);
    caller.abort();
    expect(await second).toMatchObject({ kind: "aborted", attempts: 0 });
    gate.resolve(new Response("[]"));
    await Promise.all([first, third]);
    expect(sent).toHaveLength(2);
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
    expect(clock.timers()).toEqual([]);
  });

  it("in the queue is ended by the deadline", async () => {
    const { qualification, clock, sent } = createTestClient({ replies: [silence], maxConcurrency: 1, timeout: 900 });
    errorOf(qualification.getQualifications());
    await settle();
    const second = errorOf(qualification.getQualifications({ deadline: 500 }));
    await settle();
    clock.advance(500);
    expect(await second).toMatchObject({ kind: "timeout", attempts: 0 });
    expect(sent).toHaveLength(1);
  });
});

describe("a signal", () => {
  it("that is aborted already lets nothing be requested or sent", async () => {
    let requested = 0;
    const credential = () => {
      requested += 1;
      return "a-token";
    };
    const { partner, sent, events } = createTestClient({ replies: [ok], credential });
    const signal = AbortSignal.abort("closed");
    const error = await errorOf(partner.validations.getValidationCodes({ signal }));
    expect(error).toMatchObject({ kind: "aborted", attempts: 0, cause: "closed" });
    expect({ requested, sent, events }).toEqual({ requested: 0, sent: [], events: [] });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is let go of after each call that succeeds or fails", async () => {
    const { signal } = new AbortController();
    const { partner } = createTestClient({ replies: [ok, reply(404), unavailable, ok] });
    await partner.validations.getValidationCodes({ signal });
    await errorOf(partner.validations.getValidationCodes({ signal }));
    await partner.validations.getValidationCodes({ signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("reaches the request, and that of an attempt which took too long too", async () => {
    const { qualification, sent, clock } = createTestClient({ replies: [silence], timeout: 10, deadline: 1_000 });
    const caller = new AbortController();
    const call = errorOf(qualification.getQualifications({ signal: caller.signal }));
    await settle();
    clock.advance(10);
    await settle();
    expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    caller.abort();
    await call;
    expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  it("does not wait for a fetch that ignores it, whose late failure is ignored", async () => {
    const gate = Promise.withResolvers<Response>();
    const { qualification } = createTestClient({ replies: [() => gate.promise] });
    const caller = new AbortController();
    const call = errorOf(qualification.getQualifications({ signal: caller.signal }));
    await settle();
    caller.abort();
    expect((await call).kind).toBe("aborted");
    gate.reject(new Error("too late"));
    await settle();
  });
});

describe("a limit", () => {
  it("of an attempt is in its error, and the last failure is the cause of a deadline", async () => {
    const { qualification, clock } = createTestClient({
      replies: [reply(503), silence],
      timeout: 300,
      retry: { attempts: 2 },
    });
    const timeout = errorOf(qualification.getQualifications());
    await settle();
    clock.advance(300);
    const error = await timeout;
    expect(error).toMatchObject({ kind: "timeout", attempts: 2, cause: { kind: "unavailable", status: 503 } });
    expect(error.message).toContain("no response within the timeout of 300 ms");
  });

  it.each([0, -1, Number.NaN])("of %d ms sends nothing", async (ms) => {
    for (const limit of ["timeout", "deadline"] as const) {
      const options: CallOptions = { [limit]: ms };
      const { partner, sent } = createTestClient({ replies: [ok] });
      const error = await errorOf(partner.validations.getValidationCodes(options));
      expect(error.message).toContain(limit);
      expect(error.attempts).toBe(0);
      expect(sent).toEqual([]);
    }
  });

  it("may be infinite, for which no timer is set", async () => {
    const gate = Promise.withResolvers<Response>();
    const { partner, clock } = createTestClient({ replies: [() => gate.promise] });
    const limits = { timeout: Number.POSITIVE_INFINITY, deadline: Number.POSITIVE_INFINITY };
    const call = partner.validations.getValidationCodes(limits);
    await settle();
    expect(clock.timers()).toEqual([]);
    gate.resolve(new Response("[]"));
    expect(await call).toEqual([]);
  });

  it("of an attempt bounds the credential, too", async () => {
    const { qualification, clock, sent } = createTestClient({
      replies: [ok],
      credential: stuckCredential,
      timeout: 300,
    });
    const call = errorOf(qualification.getQualifications());
    await settle();
    clock.advance(299);
    await settle();
    expect(clock.timers()).toEqual([1]);
    clock.advance(1);
    const error = await call;
    expect(error).toMatchObject({ kind: "timeout", attempts: 0 });
    expect(error.message).toContain("no token of the credential within the timeout of 300 ms; raise timeout");
    expect(sent).toEqual([]);
  });

  it("of an attempt bounds the credential also when it is called again after a 401", async () => {
    const tokens: Promise<string>[] = [Promise.resolve("first"), stuckCredential()];
    const credential = () => tokens.shift() ?? "";
    const { qualification, clock } = createTestClient({ replies: [reply(401)], credential, timeout: 300 });
    const call = errorOf(qualification.getQualifications());
    await settle();
    clock.advance(300);
    expect(await call).toMatchObject({ kind: "timeout", attempts: 1 });
  });

  it.each([3_600_000, -3_600_000])("does not change when the clock of the machine is set by %d ms", async (ms) => {
    const replies = [unavailable, silence];
    const { qualification, clock, events } = createTestClient({ replies, random: () => 0, onEvent: () => {} });
    const call = errorOf(qualification.getQualifications({ timeout: 100_000, deadline: 60_000 }));
    await settle();
    clock.set(ms);
    clock.advance(30_000);
    await settle();
    expect(events.map(({ type }) => type)).toEqual(["request", "response", "retry", "request"]);
    clock.advance(29_999);
    await settle();
    expect(clock.timers()).toEqual([1]);
    clock.advance(1);
    expect((await call).message).toContain("no response within the deadline of 60000 ms");
  });

  it("counts from the start of the call: one that is past when the machine wakes ends it", async () => {
    const testClient = createTestClient({
      replies: [reply(503), ok],
      onEvent: ({ type }) => type === "response" && testClient.clock.jump(4e5),
    });
    const error = await errorOf(testClient.qualification.getQualifications());
    expect(error).toMatchObject({ kind: "unavailable", attempts: 1 });
  });
});
