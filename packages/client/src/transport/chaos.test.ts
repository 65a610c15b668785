import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../test/create-random.ts";
import { createTestClient, noConnection, type Reply, reply, settle, silence } from "../../test/create-test-client.ts";
import { isPartnerError } from "../index.ts";

const later: Reply = async () => {
  await setImmediate();
  return new Response("[]");
};

const faults: Reply[] = [
  later,
  reply(200, "[]"),
  reply(200, "<html>"),
  reply(429, "", { "Retry-After": "3" }),
  reply(503),
  reply(401),
  reply(404),
  noConnection,
  silence,
  () => new Response(new ReadableStream()),
  () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) })),
];

describe("after 400 calls of which everything that can fail does", () => {
  it.each([1, 2, 3])("nothing waits, nothing is held, and every place is free: seed %i", async (seed) => {
    const random = createRandom(seed);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    let service = () => pick(faults);
    let failing = 0.05;
    const { partner, clock, sent } = createTestClient({
      replies: [(request) => service()(request)],
      maxConcurrency: 6,
      timeout: 2_000,
      deadline: 900_000,
      random,
      onEvent: () => {},
      credential: async () => {
        if (random() < failing) throw new Error("no token");
        return { token: `t${random()}`, expiresOnTimestamp: clock.now() + 120_000 + random() * 20_000 };
      },
    });
    const callers = Array.from({ length: 40 }, () => new AbortController());
    const calls = Array.from({ length: 400 }, (_, call) =>
      partner.validations.getValidationCodes({ signal: callers[call % 80]?.signal }).then(
        () => "data",
        (error: unknown) => (isPartnerError(error) ? error.kind : error),
      ),
    );
    let open = calls.length;
    for (const call of calls) call.then(() => (open -= 1));
    while (open > 0) {
      await settle();
      if (random() < 0.3) pick(callers).abort();
      clock.advance(random() * 700);
    }
    const kinds = new Set(await Promise.all(calls));
    for (const kind of [
      "data",
      "aborted",
      "timeout",
      "unavailable",
      "unauthorized",
      "not-found",
      "unexpected-response",
    ]) {
      expect(kinds).toContain(kind);
    }
    expect([...kinds].every((kind) => typeof kind === "string")).toBe(true);
    expect(clock.timers()).toEqual([]);
    expect(callers.flatMap(({ signal }) => getEventListeners(signal, "abort"))).toEqual([]);

    // Faults have lowered the rate: it grows again, and not a place is missing.
    service = () => later;
    failing = 0;
    clock.advance(60_000);
    await Promise.allSettled(Array.from({ length: 200 }, () => partner.validations.getValidationCodes()));
    service = () => silence;
    const before = sent.length;
    const free = Array.from({ length: 20 }, () => partner.validations.getValidationCodes({ deadline: 1_000 }));
    await settle();
    expect(sent.length - before).toBe(6);
    clock.advance(1_000);
    await Promise.allSettled(free);
  });
});
