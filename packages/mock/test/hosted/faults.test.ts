// Three processes of the mock with one state on a real Redis, under load, while something fails. Afterwards the histories of
// all customers and codes are checked.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RedisServer, startServer } from "../redis/start-server.ts";
import { type Forwarder, startForwarder } from "./forwarder.ts";
import { Load } from "./load.ts";
import { type Replica, startReplica } from "./replicas.ts";

const uses = 12;
const codes = Array.from({ length: 60 }, (_, index) => `code-${index}`);
const path = "/v1/customers/00000000-0000-4000-8000-000000000000/qualifications";
// How many requests run before, during and after a fault: some for each client.
const some = 60;

const durable = ["--appendonly", "yes", "--appendfsync", "always"];
const folder = mkdtempSync(join(tmpdir(), "mock-faults-"));
const replicas: Replica[] = [];
let redis: RedisServer;
let forwarder: Forwarder;

beforeAll(async () => {
  redis = await startServer(...durable);
  forwarder = await startForwarder(redis.port);
  const seed = join(folder, "seed.json");
  const list = codes.map((validationId) => ({ validationId, maxCreates: uses }));
  writeFileSync(seed, JSON.stringify({ codes: list }));
  const args = ["--state", `redis://127.0.0.1:${forwarder.port}`, "--seed", seed, "--vetting", "hold", "--control"];
  replicas.push(...(await Promise.all([0, 1, 2].map(() => startReplica(args)))));
});
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.kill()));
  forwarder?.close();
  await redis?.stop();
  rmSync(folder, { recursive: true });
});

const sends = () => replicas.map(({ send }) => send);
const read = (token: string) => ({ method: "GET" as const, path, headers: { Authorization: `Bearer ${token}` } });
const write = (token: string) => ({
  ...{ method: "POST" as const, path, body: '{"qualification":"StateOwnedEntity"}' },
  headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
});

/** Runs a load while something fails, and checks what it has seen. */
const runLoad = async (token: string, seed: number, fail: (load: Load) => Promise<void>) => {
  const load = new Load({ sends: sends(), token, codes, uses, clients: 6, seed });
  load.start();
  await load.acknowledge(some);
  await fail(load);
  await load.acknowledge(some);
  await load.stop();
  expect(load.check()).toEqual([]);
};

/** Expects that every replica responds with 503 in the API's format, whatever is sent. */
const expectUnavailable = async (token: string) => {
  for (const send of sends())
    for (const request of [read(token), write(token)]) {
      const { status, text } = await send(request);
      expect([status, JSON.parse(text)]).toEqual([503, { code: "503", description: expect.any(String) }]);
    }
};

const untilServed = (token: string) =>
  expect
    .poll(async () => (await Promise.all(sends().map((send) => send(read(token))))).map(({ status }) => status), {
      timeout: 60_000,
    })
    .toEqual([200, 200, 200]);

test("a replica is killed: the others go on, and it comes back", () =>
  runLoad("killed", 1, async (load) => {
    await replicas[0]?.kill();
    await load.acknowledge(some);
    await replicas[0]?.restart();
  }));

test("Redis pauses: requests get 503 within a bound, nothing changes in part, and all recovers", () =>
  runLoad("paused", 2, async () => {
    redis.signal("SIGSTOP");
    await expectUnavailable("probe of a pause");
    redis.signal("SIGCONT");
    await untilServed("probe of a pause");
  }));

test("Redis is killed and started again with what it has written", () =>
  runLoad("restarted", 3, async () => {
    await redis.kill();
    await expectUnavailable("probe of a restart");
    await redis.restart();
    await untilServed("probe of a restart");
  }));

test("Redis is full: what reads is served, what writes gets 503 and changes nothing", () =>
  runLoad("full", 4, async () => {
    await redis.command("CONFIG", "SET", "maxmemory", "1");
    for (const send of sends()) {
      await expect.poll(async () => (await send(write("probe of the memory"))).status).toBe(503);
      expect(await send(read("probe of the memory"))).toMatchObject({ status: 200, text: "[]" });
    }
    await redis.command("CONFIG", "SET", "maxmemory", "0");
    for (const [index, send] of sends().entries())
      expect(await send(write("probe of the memory"))).toMatchObject({ status: index === 0 ? 201 : 409 });
  }));

test("Redis fails over: a replica of it is promoted, and the address leads there", async () => {
  const primary = redis;
  const second = await startServer(...durable, "--replicaof", "127.0.0.1", String(primary.port));
  const roleOf = async (server: RedisServer) => (await server.command("ROLE")) as [role: string, ...unknown[]];
  await expect.poll(async () => (await roleOf(second))[3], { timeout: 60_000 }).toBe("connected");
  await runLoad("failed over", 5, async () => {
    await primary.command("FAILOVER", "TO", "127.0.0.1", String(second.port), "TIMEOUT", "60000", "FORCE");
    await expect.poll(async () => (await roleOf(second))[0], { timeout: 60_000 }).toBe("master");
    forwarder.leadTo(second.port);
    await untilServed("probe of a failover");
  });
  redis = second;
  await primary.stop();
});

test("the clocks of the replicas jump: all have the time of the store", async () => {
  const shifted = (hours: number) => `const now = Date.now; Date.now = () => now() + ${hours} * 3600000;`;
  const state = `redis://127.0.0.1:${forwarder.port}/1`;
  const args = ["--state", state, "--vetting", "PT1H", "--control"];
  const odd = await Promise.all(
    [26, -26, 0].map((hours) =>
      startReplica(args, { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shifted(hours))}` }),
    ),
  );
  try {
    const headers = { Authorization: "Bearer any", "Content-Type": "application/json" };
    const education = {
      method: "POST" as const,
      path,
      headers,
      body: '{"qualification":"Education","educationSegment":"K12"}',
    };
    const [ahead, behind, right] = odd as [Replica, Replica, Replica];
    const created = JSON.parse((await ahead.send(education)).text);
    expect(Math.abs(Date.parse(created.vettingCreateDate) - Date.now())).toBeLessThan(3_600_000);
    const statusesOf = async () =>
      Promise.all(odd.map(async ({ send }) => JSON.parse((await send(read("any"))).text)[0].vettingStatus));
    expect(await statusesOf()).toEqual(["InReview", "InReview", "InReview"]);
    const advance = { method: "POST" as const, path: "/__mock/clock", headers: {}, body: '{"advance":"PT1H"}' };
    expect((await behind.send(advance)).status).toBe(200);
    expect(await statusesOf()).toEqual(["Approved", "Approved", "Approved"]);
    expect((await right.send(education)).status).toBe(409);
  } finally {
    await Promise.all(odd.map((replica) => replica.kill()));
  }
});
