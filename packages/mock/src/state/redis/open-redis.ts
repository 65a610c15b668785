import type { Backend } from "../../backend/backend.ts";
import type { SharedControl } from "../../control/shared-control.ts";
import { maxBytesOnRedis } from "../limits.ts";
import { defaultPrefix } from "./keys.ts";
import { RedisBackend, type RedisOptions } from "./redis-backend.ts";
import { createRedisControl } from "./redis-control.ts";

const defaultIdleMs = 30 * 24 * 60 * 60 * 1_000;
const defaultTimeoutMs = 1_000;

type Defaulted = "prefix" | "idleMs" | "timeoutMs" | "maxBytes";

/** Opens a state on Redis, with what controls it. @throws Error when it cannot be reached, or has another seed. */
export const openRedis = async ({
  prefix = defaultPrefix,
  idleMs = defaultIdleMs,
  timeoutMs = defaultTimeoutMs,
  maxBytes = maxBytesOnRedis,
  ...options
}: Omit<RedisOptions, Defaulted> & Partial<RedisOptions>): Promise<{
  backend: Backend & { close(): void };
  control: SharedControl;
}> => {
  const backend = await RedisBackend.open({ ...options, prefix, idleMs, timeoutMs, maxBytes });
  return { backend, control: createRedisControl(backend) };
};
