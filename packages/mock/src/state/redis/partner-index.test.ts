import { describe, expect, test } from "vitest";
import { granted, useRedis } from "../../../test/redis/use-redis.ts";
import { maxPartners } from "../limits.ts";

const { client, openBackend } = useRedis();
const [partner, other, customer] = ["p1", "p2", "c1"];

describe("partners", () => {
  test("start again from the seed when they were idle", async () => {
    const { set, heldOf, backend, keys } = await openBackend({ idleMs: 300 });
    await set(partner);
    const { hash } = keys.partner(partner, (await backend.generation()).id);
    // To read the partner would keep it.
    await expect.poll(() => client.exists(hash), { timeout: 30_000 }).toBe(0);
    expect(await heldOf(partner)).toBeUndefined();
    expect(await backend.state()).toEqual({});
  });

  test("are kept for another while by a process that reads them", async () => {
    const { set, keys, backend, prefix } = await openBackend();
    await set(partner);
    const { hash } = keys.partner(partner, (await backend.generation()).id);
    await client.pExpire(hash, 20_000);
    const second = await openBackend({ prefix });
    expect(await second.heldOf(partner)).toEqual(granted);
    await expect.poll(() => client.pTTL(hash)).toBeGreaterThan(20_000);
  });

  test("are as many as allowed: the least recently used one is evicted", async () => {
    const { set, heldOf, keys, backend } = await openBackend();
    await set(partner);
    await set(other);
    const { id } = await backend.generation();
    const more = Array.from({ length: maxPartners - 2 }, (_, index) => ({
      score: Date.now() + 60_000,
      value: `x${index}`,
    }));
    await client.zAdd(keys.partners(id), more);
    await set("p3");
    expect([await heldOf(partner), await heldOf(other), await heldOf("p3")]).toEqual([undefined, granted, granted]);
  });

  test("have their bytes counted", async () => {
    const { set, backend } = await openBackend();
    await set(partner);
    await set(other);
    await set(other, "c2");
    const one = `customer:${customer}${JSON.stringify(granted)}`.length;
    // Nothing waits until it is counted.
    await expect
      .poll(() => backend.usage())
      .toEqual({
        partners: 2,
        bytes: 3 * one,
        largestPartnerBytes: 2 * one,
        maxBytes: 1_000_000,
      });
  });
});
