import { assembleMock } from "./assemble-mock.ts";
import type { SharedControl } from "./control/shared-control.ts";
import { startState } from "./create-mock.ts";
import { logToStderr } from "./log.ts";
import type { Mock } from "./mock.ts";
import { type MockOptions, parseOptions } from "./options.ts";
import { isStateAddress, stateUsage } from "./state/redis/address.ts";

/** The options of a mock whose state is on Redis or Valkey. */
export interface ConnectOptions extends MockOptions {
  /** Where the state is: `redis://` or `rediss://` (with TLS), such as `redis://:password@127.0.0.1:6379/1`. */
  state: string;
  /**
   * The first part of the names of all keys. Mocks with another one have a state of their own.
   *
   * @default "partner-qualification-mock:"
   */
  prefix?: string;
  /**
   * How long Redis may take for a command, in milliseconds. A request takes a few; beyond that it gets 503.
   *
   * @default 1000
   */
  timeoutMs?: number;
  /**
   * How many bytes of what all partners have changed are kept: ids and JSON. Beyond it, writes get 503.
   *
   * @default 1073741824
   */
  maxBytes?: number;
}

/** A mock whose state other processes share. */
export interface SharedMock extends Pick<Mock, "fetch" | "listen"> {
  /** What a test reads and changes, for all processes. */
  control: SharedControl;
  /** Ends the connection to Redis. Requests under way get 503: close the servers before. */
  close(): void;
}

/**
 * Makes a mock whose state is on Redis 7 or later, or Valkey. All mocks of one address share the state, in whichever
 * process they are: a validation code is never used more often than it allows, and an `MS-RequestId` acts once. Redis has
 * the time, too. While it does not respond, requests get 503; a retry with the same `MS-RequestId` acts once.
 *
 * @throws TypeError for an option that is not known or cannot be used; Error when Redis cannot be reached, or has the state
 * of another seed.
 *
 * @example
 * ```ts
 * const mock = await connectMock({ state: "redis://127.0.0.1:6379", vetting: "approve" });
 * const server = await mock.listen({ port: 0 });
 * console.log(server.url);
 * await server.close();
 * mock.close();
 * ```
 */
export const connectMock = async ({
  state,
  prefix,
  timeoutMs,
  maxBytes,
  ...options
}: ConnectOptions): Promise<SharedMock> => {
  const { idleMs } = parseOptions(options);
  if (!isStateAddress(state)) throw new TypeError(stateUsage);
  const seed = startState(options.seed);
  const { clock, throttle, log = logToStderr } = options;
  // What talks to Redis is loaded for it alone.
  const { openRedis } = await import("./state/redis/open-redis.ts");
  const { backend, control } = await openRedis({
    ...{ url: state, seed, log },
    ...(prefix !== undefined && { prefix }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(maxBytes !== undefined && { maxBytes }),
    ...(idleMs !== undefined && { idleMs }),
    ...(clock && { clock }),
    ...(throttle !== undefined && { throttle }),
  });
  return { ...assembleMock(options, backend, control), control, close: () => backend.close() };
};
