import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, type Reply, reply, settle } from "../../test/create-test-client.ts";
import { createFakeClock } from "../../test/fake-clock.ts";
import { createThrottle } from "./throttle.ts";

const signal = new AbortController().signal;

/** A service that counts how many requests it works on at a time. */
const createService = () => {
  const seen = { running: 0, most: 0 };
  const respond: Reply = async () => {
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    await setImmediate();
    seen.running -= 1;
    return new Response("[]");
  };
  return { seen, respond };
};

describe("the throttle", () => {
  it("lets no more in than it may, and the others in the order in which they came, those that are retried first", async () => {
    const throttle = createThrottle(2, createFakeClock());
    const order: string[] = [];
    expect([throttle.tryEnter(), throttle.tryEnter(), throttle.tryEnter()]).toEqual([true, true, false]);
    const waiting = ["1", "2", "again 1", "again 2"].map((each) =>
      throttle.enter(signal, each.startsWith("again")).then(() => order.push(each)),
    );
    await settle();
    expect(order).toEqual([]);
    throttle.leave();
    await settle();
    expect(order).toEqual(["again 1"]);
    for (let left = 0; left < 3; left += 1) throttle.leave();
    await Promise.all(waiting);
    expect(order).toEqual(["again 1", "again 2", "1", "2"]);
  });

  it("lets nobody overtake those that wait for the end of a pause", async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(2, clock);
    throttle.tryEnter();
    throttle.slow(1_000, throttle.round());
    throttle.leave();
    const first = throttle.enter(signal, false);
    expect(throttle.tryEnter()).toBe(false);
    expect(throttle.pausedFor()).toBe(1_000);
    clock.advance(999);
    expect(throttle.tryEnter()).toBe(false);
    clock.advance(1);
    await first;
    expect(clock.timers()).toEqual([]);
  });

  it("waits longer when the pause becomes longer meanwhile", async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(1, clock);
    throttle.pause(1_000);
    let entered = false;
    throttle.enter(signal, false).then(() => (entered = true));
    throttle.pause(5_000);
    clock.advance(4_999);
    await settle();
    expect(entered).toBe(false);
    clock.advance(1);
    await settle();
    expect(entered).toBe(true);
  });

  it("takes a waiting one that aborts out of the queue, also after its turn has come", async () => {
    const throttle = createThrottle(1, createFakeClock());
    throttle.tryEnter();
    const [early, late] = [new AbortController(), new AbortController()];
    throttle.enter(early.signal, false);
    const entered = throttle.enter(late.signal, false);
    early.abort();
    throttle.leave();
    await entered;
    expect(throttle.tryEnter()).toBe(false);
    late.abort();
    expect(throttle.tryEnter()).toBe(true);
    expect(throttle.tryEnter()).toBe(false);
  });

  it("lets nobody overtake those whose pause is over, and whose timer has not run yet", () => {
    const clock = createFakeClock();
    for (const queues of [[true], [false], [true, false]]) {
      const throttle = createThrottle(5, clock);
      throttle.pause(1_000);
      for (const isRetry of queues) throttle.enter(signal, isRetry);
      clock.jump(1_000);
      expect(throttle.pausedFor()).toBe(0);
      expect(throttle.tryEnter()).toBe(false);
    }
  });

  it("sets no timer for those that wait for a place", () => {
    const clock = createFakeClock();
    const throttle = createThrottle(1, clock);
    throttle.tryEnter();
    throttle.enter(signal, false);
    expect(clock.timers()).toEqual([]);
  });

  it("counts those that it lets in against the rate", () => {
    const clock = createFakeClock();
    const throttle = createThrottle(5, clock);
    throttle.tryEnter();
    throttle.slow(1_000, throttle.round());
    throttle.leave();
    clock.advance(1_000);
    expect([throttle.tryEnter(), throttle.tryEnter()]).toEqual([true, false]);
    expect(throttle.pausedFor()).toBeGreaterThan(0);
  });

  it("keeps no timer for those that have aborted", () => {
    const clock = createFakeClock();
    const throttle = createThrottle(1, clock);
    throttle.pause(1_000);
    const callers = [new AbortController(), new AbortController()];
    for (const caller of callers) throttle.enter(caller.signal, false);
    expect(clock.timers()).toEqual([1_000]);
    for (const caller of callers) caller.abort();
    expect(clock.timers()).toEqual([]);
  });
});

describe("a client", () => {
  it("sends at most 16 requests at a time, or as many as it may", async () => {
    for (const [options, most] of [
      [{}, 16],
      [{ maxConcurrency: 3 }, 3],
      [{ maxConcurrency: 2.9 }, 2],
    ] as const) {
      const { seen, respond } = createService();
      const { partner } = createTestClient({ replies: [respond], ...options });
      await Promise.all(Array.from({ length: 100 }, () => partner.validations.getValidationCodes()));
      expect(seen.most).toBe(most);
    }
  });

  it("shares its throttle with its scopes", async () => {
    const { seen, respond } = createService();
    const { partner } = createTestClient({ replies: [respond], maxConcurrency: 2 });
    const scopes = Array.from({ length: 10 }, () => partner.with({ correlationId: crypto.randomUUID() }));
    await Promise.all(scopes.map((scope) => scope.validations.getValidationCodes()));
    expect(seen.most).toBe(2);
  });

  it("pauses for all its calls after a 503 that says how long, and counts that attempt", async () => {
    const unavailable = reply(503, "", { "Retry-After": "4" });
    const replies = [unavailable, reply(200, "[]")];
    const options = { replies, random: () => 0, onEvent: () => {}, retry: { attempts: 2 } };
    const { partner, clock, sent } = createTestClient(options);
    const first = partner.validations.getValidationCodes();
    await settle();
    const second = partner.validations.getValidationCodes();
    clock.advance(3_999);
    await settle();
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(await Promise.all([first, second])).toEqual([[], []]);
    const failing = createTestClient({ ...options, replies: [unavailable] });
    const call = errorOf(failing.partner.validations.getValidationCodes());
    await settle();
    failing.clock.advance(4_000);
    expect(await call).toMatchObject({ kind: "unavailable", attempts: 2, retryAfter: 4_000 });
  });

  it("does not pause for a Retry-After of more than an hour, nor for that of an error which is not transient", async () => {
    for (const far of [
      reply(429, "", { "Retry-After": "3601" }),
      reply(503, "", { "Retry-After": "3601" }),
      reply(404, "", { "Retry-After": "60" }),
    ]) {
      const { partner, clock } = createTestClient({ replies: [far, reply(200, "[]")] });
      await errorOf(partner.validations.getValidationCodes());
      expect(await partner.validations.getValidationCodes()).toEqual([]);
      expect(clock.timers()).toEqual([]);
    }
  });

  it("fails a call at once whose deadline the pause would outlast, without sending it", async () => {
    const replies = [reply(429, "", { "Retry-After": "60" }), reply(200, "[]")];
    const { partner, sent, clock } = createTestClient({ replies, random: () => 0, retry: { attempts: 1 } });
    await errorOf(partner.validations.getValidationCodes());
    clock.advance(10_000);
    const error = await errorOf(partner.validations.getValidationCodes({ deadline: 50_000 }));
    expect(error).toMatchObject({ kind: "throttled", attempts: 0, retryAfter: 50_000 });
    expect(error.message).toContain("the service has throttled this client, which waits another 50000 ms");
    expect(sent).toHaveLength(1);
    const patient = partner.validations.getValidationCodes({ deadline: 50_001 });
    clock.advance(50_000);
    expect(await patient).toEqual([]);
  });

  it("ends a throttled call with its own response when the pause of another outlasts it", async () => {
    const replies = [reply(429, "", { "Retry-After": "10" }), reply(429, { message: "Mine" }, { "Retry-After": "1" })];
    const { partner, clock } = createTestClient({ replies, random: () => 0, onEvent: () => {} });
    const other = errorOf(partner.validations.getValidationCodes({ deadline: 11_000 }));
    const call = errorOf(partner.validations.getValidationCodes({ deadline: 5_000 }));
    expect(await call).toMatchObject({ kind: "throttled", status: 429, attempts: 1, description: "Mine" });
    clock.advance(10_000);
    expect(await other).toMatchObject({ kind: "throttled", status: 429, attempts: 2 });
  });

  it("does not retry a throttled call when it may make one attempt alone", async () => {
    const { partner, sent } = createTestClient({ replies: [reply(429)], retry: { attempts: 1 } });
    expect(await errorOf(partner.validations.getValidationCodes())).toMatchObject({ kind: "throttled", attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  it("waits for the throttle until the deadline, in longer and longer pauses", async () => {
    const { partner, events } = createTestClient({ replies: [reply(429)], random: () => 1 - Number.EPSILON });
    const error = await errorOf(partner.validations.getValidationCodes());
    expect(error).toMatchObject({ kind: "throttled", status: 429 });
    const delays = events.flatMap((event) => (event.type === "retry" ? [event.delay] : []));
    expect(delays.slice(0, 8)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(error.attempts).toBe(delays.length + 1);
  });

  it("counts the other failures of a throttled call against its attempts", async () => {
    const throttled = Array<Reply>(5).fill(reply(429, "", { "Retry-After": "1" }));
    const { partner } = createTestClient({ replies: [...throttled, reply(500)], retry: { attempts: 2 } });
    expect(await errorOf(partner.validations.getValidationCodes())).toMatchObject({ status: 500, attempts: 7 });
  });

  it("loses no place to calls that abort, fail or time out", async () => {
    const gate = Promise.withResolvers<never>();
    const replies: Reply[] = [
      () => gate.promise,
      () => gate.promise,
      reply(404),
      reply(200, "<html>"),
      reply(200, "[]"),
    ];
    const testClient = createTestClient({ replies, maxConcurrency: 2, retry: { attempts: 1 }, timeout: 10 });
    const caller = new AbortController();
    const calls = [caller.signal, undefined].map((signal) =>
      errorOf(testClient.partner.validations.getValidationCodes({ signal })),
    );
    await settle();
    caller.abort();
    testClient.clock.advance(10);
    for (let call = 0; call < 2; call += 1) calls.push(errorOf(testClient.partner.validations.getValidationCodes()));
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual([
      "aborted",
      "timeout",
      "not-found",
      "unexpected-response",
    ]);
    const { length } = testClient.sent;
    const both = [1, 2].map(() => testClient.partner.validations.getValidationCodes());
    await settle();
    expect(testClient.sent).toHaveLength(length + 2);
    expect(await Promise.all(both)).toEqual([[], []]);
  });
});
