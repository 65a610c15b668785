import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, type Reply, reply, settle } from "../../test/create-test-client.ts";
import { createThrottle } from "./throttle.ts";

const signal = new AbortController().signal;

/** A service that counts how many requests it works on at a time, and throttles those that are too many. */
const createService = (capacity: number) => {
  const seen = { running: 0, most: 0, throttled: 0 };
  const respond: Reply = async () => {
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    const tooMany = seen.running > capacity;
    await setImmediate();
    seen.running -= 1;
    if (!tooMany) return new Response("[]");
    seen.throttled += 1;
    return new Response('{"statusCode":429,"message":"Rate limit is exceeded."}', { status: 429 });
  };
  return { seen, respond };
};

describe("the throttle", () => {
  it("lets no more in than it may, and the others in the order in which they came", async () => {
    const throttle = createThrottle(2);
    const order: number[] = [];
    expect([throttle.tryEnter(), throttle.tryEnter(), throttle.tryEnter()]).toEqual([true, true, false]);
    const waiting = [1, 2, 3].map((each) => throttle.enter(signal).then(() => order.push(each)));
    await settle();
    expect(order).toEqual([]);
    throttle.leave();
    await waiting[0];
    expect(order).toEqual([1]);
    throttle.leave();
    throttle.leave();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
  });

  it("halves what it lets in, once for all that ran side by side", () => {
    const throttle = createThrottle(8);
    const rounds = Array.from({ length: 8 }, () => throttle.tryEnter() && throttle.round());
    expect(rounds.map((round) => throttle.lower(Number(round)))).toEqual([4, ...Array(7).fill(undefined)]);
    for (const _ of rounds) throttle.leave();
    expect(Array.from({ length: 8 }, () => throttle.tryEnter()).filter(Boolean)).toHaveLength(4);
    expect(throttle.lower(throttle.round())).toBe(2);
  });

  it("halves from what ran in truth, and lets at least one in", () => {
    const throttle = createThrottle(1_000);
    for (let running = 0; running < 6; running += 1) throttle.tryEnter();
    const limits = [0, 1, 2].map(() => throttle.lower(throttle.round()));
    expect(limits).toEqual([3, 1, 1]);
  });

  it("recovers by one for every full round of successes, up to where it began", () => {
    const throttle = createThrottle(4);
    for (let running = 0; running < 4; running += 1) throttle.tryEnter();
    throttle.lower(throttle.round());
    for (let running = 0; running < 4; running += 1) throttle.leave();
    const free = () => {
      let entered = 0;
      while (throttle.tryEnter()) entered += 1;
      for (let left = 0; left < entered; left += 1) throttle.leave();
      return entered;
    };
    const seen = [free()];
    for (let success = 0; success < 40; success += 1) {
      throttle.raise();
      seen.push(free());
    }
    expect(seen.slice(0, 4)).toEqual([2, 2, 2, 3]);
    expect(seen.at(-1)).toBe(4);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  });

  it("takes a waiting one that aborts out of the queue, also after its turn has come", async () => {
    const throttle = createThrottle(1);
    throttle.tryEnter();
    const [early, late] = [new AbortController(), new AbortController()];
    throttle.enter(early.signal);
    const entered = throttle.enter(late.signal);
    early.abort();
    throttle.leave();
    await entered;
    expect(throttle.tryEnter()).toBe(false);
    late.abort();
    expect(throttle.tryEnter()).toBe(true);
    expect(throttle.tryEnter()).toBe(false);
  });
});

describe("a client", () => {
  it("sends at most 16 requests at a time, or as many as it may", async () => {
    for (const [options, most] of [
      [{}, 16],
      [{ maxConcurrency: 3 }, 3],
    ] as const) {
      const { seen, respond } = createService(Number.POSITIVE_INFINITY);
      const { partner } = createTestClient({ replies: [respond], ...options });
      await Promise.all(Array.from({ length: 100 }, () => partner.validations.getValidationCodes()));
      expect(seen.most).toBe(most);
    }
  });

  it("shares its throttle with its scopes", async () => {
    const { seen, respond } = createService(Number.POSITIVE_INFINITY);
    const { partner } = createTestClient({ replies: [respond], maxConcurrency: 2 });
    const scopes = Array.from({ length: 10 }, () => partner.with({ correlationId: crypto.randomUUID() }));
    await Promise.all(scopes.map((scope) => scope.validations.getValidationCodes()));
    expect(seen.most).toBe(2);
  });

  it("sweeps 1,000 customers past a service that takes five requests at a time", async () => {
    const { seen, respond } = createService(5);
    const { partner, events, sent } = createTestClient({
      replies: [respond],
      maxConcurrency: 64,
      retry: { attempts: 20 },
    });
    const customers = Array.from({ length: 1_000 }, () => crypto.randomUUID());
    const lists = await Promise.all(
      customers.map((id) => partner.customers.byId(id).qualification.getQualifications()),
    );
    expect(lists).toEqual(customers.map(() => []));
    expect(sent).toHaveLength(1_000 + seen.throttled);
    const limits = events.flatMap((event) => (event.type === "throttle" ? [event.limit] : []));
    expect(limits.slice(0, 4)).toEqual([32, 16, 8, 4]);
    // With 64 at a time throughout, 59 of each 64 would be throttled: some 12,000.
    expect(seen.throttled).toBeLessThan(500);
  });

  it("is throttled once by all that ran side by side, and recovers", async () => {
    const { seen, respond } = createService(Number.POSITIVE_INFINITY);
    const replies = [...Array<Reply>(8).fill(reply(429)), respond];
    const { partner, events } = createTestClient({ replies, maxConcurrency: 8 });
    await Promise.all(Array.from({ length: 100 }, () => partner.validations.getValidationCodes()));
    const limits = events.flatMap((event) => (event.type === "throttle" ? [event.limit] : []));
    expect(limits).toEqual([4]);
    expect(seen.most).toBe(8);
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
