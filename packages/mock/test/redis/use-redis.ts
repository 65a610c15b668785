import { randomUUID } from "node:crypto";
import { createClient } from "redis";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import { createKeys } from "../../src/state/redis/keys.ts";
import { RedisBackend, type RedisOptions } from "../../src/state/redis/redis-backend.ts";
import type { View, Writes } from "../../src/state/store.ts";
import type { HeldQualification } from "../../src/state/types.ts";

/** What `set` grants a customer. */
export const granted: HeldQualification[] = [{ qualification: "StateOwnedEntity" }];

/** Connects the tests of a file to the Redis of all tests; each backend that they open has a state of its own. */
export const useRedis = () => {
  const url = inject("redisUrl") ?? "";
  const client = createClient({ url });
  beforeAll(async () => void (await client.connect()));
  afterAll(() => client.destroy());

  const openBackend = async (options: Partial<RedisOptions> = {}) => {
    const prefix = options.prefix ?? `${randomUUID()}:`;
    const limits = { idleMs: 60_000, timeoutMs: 30_000, maxBytes: 1_000_000 };
    const backend = await RedisBackend.open({ url, prefix, seed: {}, log: () => {}, ...limits, ...options });
    onTestFinished(() => backend.close());
    const writing = (writes: Writes) => () => ({ response: undefined, writes });
    return {
      prefix,
      keys: createKeys(prefix),
      backend,
      set: (partner: string, customer = "c1", held = granted) =>
        backend.store.transact({ partner, customer }, writing({ held })),
      heldOf: (partner: string, customer = "c1") =>
        backend.store.transact({ partner, customer }, ({ held }: View) => ({ response: held })),
    };
  };
  return { url, client, openBackend };
};
