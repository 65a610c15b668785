// Three processes of the mock with one state on a real Redis, under load, while something fails. Afterwards the histories of
// all customers and codes are checked.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RedisServer, startServer } from "../redis/start-server.ts";
import {
  durable,
  expectUnavailable,
  type HostedMock,
  read,
  some,
  startHostedMock,
  untilServed,
  write,
} from "./hosted-mock.ts";
import type { Load } from "./load.ts";

let hosted: HostedMock;
beforeAll(async () => {
  hosted = await startHostedMock("--vetting", "hold");
});
afterAll(() => hosted?.stop());

/** Runs a load while something fails, and checks what it has seen. */
const runLoad = async (token: string, seed: number, fail: (load: Load) => Promise<void>) => {
  const load = hosted.createLoad(token, seed);
  load.start();
  await load.acknowledge(some);
  await fail(load);
  await load.acknowledge(some);
  await load.stop();
  expect(load.check()).toEqual([]);
};

test("a replica is killed: the others go on, and it comes back", () =>
  runLoad("killed", 1, async (load) => {
    await hosted.replicas[0]?.kill();
    await load.acknowledge(some);
    await hosted.replicas[0]?.restart();
  }));

test("Redis pauses: requests get 503 within a bound, nothing changes in part, and all recovers", () =>
  runLoad("paused", 2, async () => {
    hosted.redis.signal("SIGSTOP");
    await expectUnavailable(hosted.sends(), "probe of a pause");
    hosted.redis.signal("SIGCONT");
    await untilServed(hosted.sends(), "probe of a pause");
  }));

test("Redis is killed and started again with what it has written", () =>
  runLoad("restarted", 3, async () => {
    await hosted.redis.kill();
    await expectUnavailable(hosted.sends(), "probe of a restart");
    await hosted.redis.restart();
    await untilServed(hosted.sends(), "probe of a restart");
  }));

test("Redis is full: what reads is served, what writes gets 503 and changes nothing", () =>
  runLoad("full", 4, async () => {
    await hosted.redis.command("CONFIG", "SET", "maxmemory", "1");
    for (const send of hosted.sends()) {
      await expect.poll(async () => (await send(write("probe of the memory"))).status).toBe(503);
      expect(await send(read("probe of the memory"))).toMatchObject({ status: 200, text: "[]" });
    }
    await hosted.redis.command("CONFIG", "SET", "maxmemory", "0");
    for (const [index, send] of hosted.sends().entries())
      expect(await send(write("probe of the memory"))).toMatchObject({ status: index === 0 ? 201 : 409 });
  }));

test("Redis fails over as planned: a replica of it is promoted, and the address leads there", async () => {
  const primary = hosted.redis;
  const second = await startServer(...durable, "--replicaof", "127.0.0.1", String(primary.port));
  const roleOf = async (server: RedisServer) => (await server.command("ROLE")) as [role: string, ...unknown[]];
  await expect.poll(async () => (await roleOf(second))[3], { timeout: 60_000 }).toBe("connected");
  await runLoad("failed over", 5, async () => {
    await primary.command("FAILOVER", "TO", "127.0.0.1", String(second.port), "TIMEOUT", "60000", "FORCE");
    await expect.poll(async () => (await roleOf(second))[0], { timeout: 60_000 }).toBe("master");
    hosted.forwarder.leadTo(second.port);
    await untilServed(hosted.sends(), "probe of a failover");
  });
  hosted.redis = second;
  await primary.stop();
});
