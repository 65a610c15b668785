import { randomUUID } from "node:crypto";
import { inject, onTestFinished } from "vitest";
import { connectMock } from "../../src/connect-mock.ts";
import type { AnyControl } from "../../src/control/shared-control.ts";
import type { Mock } from "../../src/mock.ts";
import type { MockOptions } from "../../src/options.ts";
import { keepLog, mockWith } from "../testing.ts";

/** A mock that keeps its state where this run of the tests has it: in memory, or on Redis. */
export interface StoredMock extends Pick<Mock, "fetch"> {
  control(): Promise<AnyControl>;
}

// Of no test here: a busy machine may take long for a command.
const timeoutMs = 30_000;

const openOnRedis = (url: string, prefix: string, options: MockOptions): StoredMock => {
  const opened = connectMock({ log: keepLog, ...options, state: url, prefix, timeoutMs });
  onTestFinished(async () => (await opened).close());
  return {
    fetch: async (...given) => (await opened).fetch(...given),
    control: async () => (await opened).control,
  };
};

const openInMemory = (options: MockOptions): StoredMock => {
  const { fetch, control } = mockWith(options);
  return { fetch, control: async () => control };
};

/**
 * Mocks with one state: on Redis each has a connection of its own, as processes have; in memory it is one and the same. They
 * are closed when the test is over.
 */
export const openReplicas = (count: number, options: MockOptions = {}): [StoredMock, ...StoredMock[]] => {
  const url = inject("redisUrl");
  const inMemory = url === undefined && openInMemory(options);
  const prefix = `${randomUUID()}:`;
  const open = () => inMemory || openOnRedis(url ?? "", prefix, options);
  return [open(), ...Array.from({ length: count - 1 }, open)];
};

/** A mock that keeps its state where this run of the tests has it. */
export const openMock = (options: MockOptions = {}): StoredMock => openReplicas(1, options)[0];
