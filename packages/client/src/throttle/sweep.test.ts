import { createMock } from "@partner-qualification/mock";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../test/create-random.ts";
import { createFakeClock } from "../../test/fake-clock.ts";
import { runClock } from "../../test/run-clock.ts";
import { type ClientOptions, createPartner, type Partner } from "../index.ts";

type FakeClock = ReturnType<typeof createFakeClock>;

/** Whether a service allows a request at this time, in ms. */
type Limit = (now: number) => boolean;

/** So many at once, and so many more per second. */
const bucket = (perSecond: number, burst = perSecond): Limit => {
  let [left, since] = [burst, 0];
  return (now) => {
    left = Math.min(burst, left + ((now - since) * perSecond) / 1_000);
    since = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
};

/** So many in each window of time. */
const windows = (most: number, ms = 1_000): Limit => {
  let [count, current] = [0, 0];
  return (now) => {
    if (Math.floor(now / ms) !== current) [count, current] = [0, Math.floor(now / ms)];
    count += 1;
    return count <= most;
  };
};

/** So many in any second. */
const slidingWindow = (most: number): Limit => {
  const allowed: number[] = [];
  return (now) => {
    while (Number(allowed[0]) <= now - 1_000) allowed.shift();
    if (allowed.length >= most) return false;
    allowed.push(now);
    return true;
  };
};

/** So many at a time. */
const atATime =
  (most: number, { running }: { running: number }): Limit =>
  () =>
    running <= most;

const after = (clock: FakeClock, ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

/** A service at some distance that rejects what is too much at once, with a `Retry-After`. */
const createService = (clock: FakeClock, limit: (seen: { running: number }) => Limit, retryAfter?: number) => {
  const seen = { requests: 0, running: 0 };
  const allows = limit(seen);
  const fetch = async () => {
    seen.requests += 1;
    seen.running += 1;
    await after(clock, 10);
    const allowed = allows(clock.now());
    if (allowed) await after(clock, 20);
    seen.running -= 1;
    if (allowed) return new Response("[]");
    const headers = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
    return new Response('{"statusCode":429,"message":"Rate limit is exceeded."}', { status: 429, headers });
  };
  return { seen, fetch };
};

const createSweeper = (clock: FakeClock, fetch: ClientOptions["fetch"] & {}, seed = 1, options = {}) =>
  createPartner({
    credential: () => ({ token: "a-token", expiresOnTimestamp: Infinity }),
    deadline: Infinity,
    random: createRandom(seed),
    clock,
    fetch,
    ...options,
  });

/** Starts so many calls at once, and returns the order in which they succeed; rejects when one fails. */
const sweep = async (partner: Partner, calls: number) => {
  const order: number[] = [];
  const read = async (_: unknown, call: number) => {
    await partner.validations.getValidationCodes();
    order.push(call);
  };
  await Promise.all(Array.from({ length: calls }, read));
  return order;
};

const services: [name: string, limit: (seen: { running: number }) => Limit, retryAfter?: number][] = [
  ["50 per second, saved up to 50, with Retry-After: 1", () => bucket(50), 1],
  ["50 in each second, with Retry-After: 1", () => windows(50), 1],
  ["50 per second, saved up to 50, without Retry-After", () => bucket(50)],
];

describe.each(services)("a service that allows %s", (_, limit, retryAfter) => {
  it.each([1, 4])("serves 1,000 calls of %i clients in at most 1.3 times its time and requests", async (clients) => {
    for (const seed of [1, 2, 3]) {
      const clock = createFakeClock();
      const start = clock.now();
      const { seen, fetch } = createService(clock, limit, retryAfter);
      const sweeps = Array.from({ length: clients }, (_, client) =>
        sweep(createSweeper(clock, fetch, seed * 10 + client), 1_000 / clients),
      );
      await runClock(clock, Promise.all(sweeps));
      expect(seen.requests).toBeLessThanOrEqual(1_300);
      expect(clock.now() - start).toBeLessThanOrEqual(26_000);
      expect(clock.timers()).toEqual([]);
    }
  });
});

describe("a sweep", () => {
  it("loses no customer to the mock's throttle, with the options of the example", async () => {
    const clock = createFakeClock();
    const start = clock.now();
    const sleep = (ms: number) => after(clock, ms);
    const mock = createMock({ throttle: 20, latency: 5, clock: clock.now, sleep, log: () => {} });
    const partner = createSweeper(clock, mock.fetch, 1, { maxConcurrency: 32 });
    await runClock(clock, sweep(partner, 3_000));
    expect(clock.now() - start).toBeLessThanOrEqual(1.3 * 150_000);
    expect(mock.control.journal().length).toBeGreaterThan(0);
  });

  it("is served in the order of its calls, also after they were throttled", async () => {
    const clock = createFakeClock();
    const { fetch } = createService(clock, () => bucket(50), 1);
    const order = await runClock(clock, sweep(createSweeper(clock, fetch), 500));
    const shifts = order.map((call, index) => Math.abs(call - index));
    expect(Math.max(...shifts)).toBeLessThanOrEqual(32);
  });

  it("becomes faster again with the service", async () => {
    const clock = createFakeClock();
    const start = clock.now();
    const [slow, fast] = [bucket(20), bucket(400)];
    const limit: Limit = (now) => (now - start < 10_000 ? slow : fast)(now);
    const { fetch } = createService(clock, () => limit, 1);
    await runClock(clock, sweep(createSweeper(clock, fetch), 2_000));
    // 200 in the first ten seconds, and of the others 400 per second: 4.5 s.
    expect(clock.now() - start).toBeLessThanOrEqual(10_000 + 2 * 4_500);
  });

  it("keeps just below a limit that holds for any second", async () => {
    const clock = createFakeClock();
    const start = clock.now();
    const { seen, fetch } = createService(clock, () => slidingWindow(50), 1);
    await runClock(clock, sweep(createSweeper(clock, fetch), 1_000));
    expect(seen.requests).toBeLessThanOrEqual(1_300);
    expect(clock.now() - start).toBeLessThanOrEqual(26_000);
  });

  it("finds the pace of a service that takes five requests at a time", async () => {
    const clock = createFakeClock();
    const start = clock.now();
    const { seen, fetch } = createService(clock, (running) => atATime(5, running));
    await runClock(clock, sweep(createSweeper(clock, fetch, 1, { maxConcurrency: 64 }), 1_000));
    // With 64 at a time throughout, 59 of each 64 would be throttled: some 12,000.
    expect(seen.requests).toBeLessThan(1_500);
    // Five at a time, each in 30 ms: 6 s.
    expect(clock.now() - start).toBeLessThan(30_000);
  });
});
