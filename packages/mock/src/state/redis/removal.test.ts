// What partners have is removed with them: nothing is left that no limit counts.
import { describe, expect, onTestFinished, test } from "vitest";
import { startServer } from "../../../test/redis/start-server.ts";
import { granted, useRedis } from "../../../test/redis/use-redis.ts";
import { maxPartners } from "../limits.ts";

const { client, openBackend } = useRedis();
const [partner, other] = ["p1", "p2"];

const keysOf = async (prefix: string): Promise<string[]> => {
  const found: string[] = [];
  for await (const some of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 10_000 })) found.push(...some);
  return found.sort();
};

describe("nothing is left", () => {
  test("of a state with many customers once it is reset", async () => {
    const { backend, set, keys, prefix } = await openBackend();
    const customers = Array.from({ length: 30 }, (_, index) => `c${index}`);
    await Promise.all(customers.map((customer, index) => set(`p${index % 3}`, customer)));
    expect((await keysOf(prefix)).length).toBeGreaterThan(3);
    await backend.replace();
    expect(await keysOf(prefix)).toEqual([keys.meta]);
  });

  test("of a change that is committed while another process resets the state", async () => {
    const { backend, set, keys, prefix } = await openBackend();
    const second = await openBackend({ prefix });
    await set(other);
    const scope = { partner, customer: "c1" };
    const first = await backend.store.read(scope);
    await second.backend.replace();
    const response = await backend.store.transact(
      scope,
      () => ({ response: "done", writes: { held: granted } }),
      first,
    );
    expect(response).toBe("done");
    await expect.poll(() => keysOf(prefix)).toEqual([keys.meta]);
    expect(await second.heldOf(partner)).toBeUndefined();
  });

  test("of a partner that was evicted", async () => {
    const { backend, set, keys, prefix } = await openBackend();
    await set(partner);
    await set(partner, "c2");
    await set(other);
    const { id } = await backend.generation();
    expect((await backend.index.ownersOf("c1", id)).sort()).toEqual([partner, other]);
    const later = Array.from({ length: maxPartners - 1 }, (_, index) => ({
      score: Date.now() + 60_000,
      value: `x${index}`,
    }));
    await client.zAdd(keys.partners(id), later);
    await set(other);
    const { hash, customers } = keys.partner(other, id);
    const left = [keys.meta, keys.partners(id), keys.sizes(id), hash, customers];
    expect(await keysOf(prefix)).toEqual(left.sort());
    expect(await backend.index.ownersOf("c1", id)).toEqual([other]);
    expect(await backend.index.ownersOf("c2", id)).toEqual([]);
  });

  test("on a full Redis that is reset, however often it is filled", async () => {
    const server = await startServer("--maxmemory", "3mb");
    onTestFinished(() => server.stop());
    const { backend, set, keys } = await openBackend({ url: server.url, maxBytes: 1_000_000_000 });
    // Long, so that it takes a thousand writes and not ten thousand.
    const held = granted.map((one) => ({ ...one, validationCode: "x".repeat(1_000) }));
    const fill = async () => {
      for (let customer = 0; ; customer += 1) {
        const writes = Array.from({ length: 100 }, (_, index) => set(`p${index}`, `c${customer}-${index}`, held));
        for (const result of await Promise.allSettled(writes)) if (result.status === "rejected") throw result.reason;
      }
    };
    for (let round = 0; round < 3; round += 1) {
      await expect(fill()).rejects.toThrow("OOM");
      // No room at all, whatever ends meanwhile.
      await server.command("CONFIG", "SET", "maxmemory", "1");
      await backend.replace();
      await server.command("CONFIG", "SET", "maxmemory", "3mb");
      expect(await server.command("KEYS", "*")).toEqual([keys.meta]);
    }
  });
});
