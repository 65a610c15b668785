import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type RedisServer, startServer } from "../redis/start-server.ts";
import { type Forwarder, startForwarder } from "./forwarder.ts";
import { Load, type Send } from "./load.ts";
import { type Replica, startReplica } from "./replicas.ts";

const uses = 12;
const codes = Array.from({ length: 60 }, (_, index) => `code-${index}`);
const path = "/v1/customers/00000000-0000-4000-8000-000000000000/qualifications";

/** How many requests run before, during and after a fault: some for each client. */
export const some = 60;
/** Options of a Redis that loses nothing when it is killed. */
export const durable = ["--appendonly", "yes", "--appendfsync", "always"];
// Ten times what a command may take, and a request takes a few: without a bound it would take until Redis responds again.
const unavailableWithinMs = 10_000;

/** A request that reads. */
export const read = (token: string) => ({
  ...{ method: "GET" as const, path, headers: { Authorization: `Bearer ${token}` } },
});
/** A request that writes. */
export const write = (token: string) => ({
  ...{ method: "POST" as const, path, body: '{"qualification":"StateOwnedEntity"}' },
  headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
});

/** Three processes of the mock with one state on a real Redis. */
export interface HostedMock {
  redis: RedisServer;
  /** The address that the processes have of it. */
  forwarder: Forwarder;
  replicas: Replica[];
  sends(): Send[];
  /** A load on all of them. */
  createLoad(token: string, seed: number, sends?: Send[]): Load;
  stop(): Promise<void>;
}

/** Starts them. @param args of the processes, beside those that say where the state is and what the seed is. */
export const startHostedMock = async (...args: string[]): Promise<HostedMock> => {
  const folder = mkdtempSync(join(tmpdir(), "mock-hosted-"));
  const redis = await startServer(...durable);
  const forwarder = await startForwarder(redis.port);
  const seed = join(folder, "seed.json");
  writeFileSync(seed, JSON.stringify({ codes: codes.map((validationId) => ({ validationId, maxCreates: uses })) }));
  const all = ["--state", `redis://127.0.0.1:${forwarder.port}`, "--seed", seed, ...args];
  const replicas = await Promise.all([0, 1, 2].map((index) => startReplica(all, environmentOf(index))));
  const sends = () => replicas.map(({ send }) => send);
  const hosted: HostedMock = {
    ...{ redis, forwarder, replicas, sends },
    createLoad: (token, number, to = sends()) => new Load({ sends: to, token, codes, uses, clients: 6, seed: number }),
    async stop() {
      await Promise.all(replicas.map((replica) => replica.kill()));
      forwarder.close();
      // Another one may have taken its place.
      await hosted.redis.stop();
      rmSync(folder, { recursive: true });
    },
  };
  return hosted;
};

// Each SIGUSR2 has the clock of a process jump: that of the first a day ahead and back, that of the second the other way.
const jumpOf = (hours: number) => `
  const Real = Date;
  let offset = 0;
  process.on("SIGUSR2", () => { offset = offset === 0 ? ${hours} * 3600000 : 0; });
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + offset); else super(...given); }
    static now() { return Real.now() + offset; }
  };`;
const environmentOf = (index: number): Record<string, string> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(jumpOf([26, -26, 0][index] ?? 0))}`,
});

/** Expects that every process responds with 503 in the API's format in time, whatever is sent. */
export const expectUnavailable = async (sends: readonly Send[], token: string): Promise<void> => {
  for (const send of sends)
    for (const request of [read(token), write(token)]) {
      const start = performance.now();
      const { status, text } = await send(request);
      expect(performance.now() - start).toBeLessThan(unavailableWithinMs);
      expect([status, JSON.parse(text)]).toEqual([503, { code: "503", description: expect.any(String) }]);
    }
};

/** Waits until every process serves requests again, by itself. */
export const untilServed = (sends: readonly Send[], token: string): Promise<void> =>
  expect
    .poll(async () => (await Promise.all(sends.map((send) => send(read(token))))).map(({ status }) => status), {
      timeout: 60_000,
    })
    .toEqual(sends.map(() => 200));
