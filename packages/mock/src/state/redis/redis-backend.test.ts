import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { type RedisServer, startServer } from "../../../test/redis/start-server.ts";
import { granted, useRedis } from "../../../test/redis/use-redis.ts";
import { connectMock } from "../../connect-mock.ts";
import type { State } from "../types.ts";
import { fields } from "./keys.ts";

const { url, client, openBackend } = useRedis();
const [partner, customer] = ["p1", "c1"];

test("its version is another one once any process has a call, a fault or a new state", async () => {
  const { backend, prefix } = await openBackend();
  const second = await openBackend({ prefix });
  const versions = [await backend.version()];
  expect(await backend.version()).toBe(versions[0]);
  const next = async () => {
    await expect.poll(async () => versions.includes(await backend.version())).toBe(false);
    versions.push(await backend.version());
  };
  second.backend.reserve()({
    time: "",
    method: "GET",
    path: "/",
    requestId: "",
    correlationId: "",
    status: 200,
    ms: 1,
  });
  await next();
  await second.backend.faults.add({ status: 503 });
  await next();
  await second.backend.replace({ codes: [] });
  await next();
});

test("a follower of the changes of one process is notified of a request to another one", async () => {
  const prefix = `${randomUUID()}:`;
  const open = async () => {
    const mock = await connectMock({ state: url, prefix, control: true, log: () => {} });
    onTestFinished(() => mock.close());
    return mock;
  };
  const [first, second] = [await open(), await open()];
  const { body } = await first.fetch("http://localhost/__mock/events");
  const reader = body?.getReader();
  await reader?.read();
  const started = performance.now();
  // The first is of the version that this process sees first.
  for (let call = 0; call < 4; call += 1) {
    await second.fetch("http://localhost/v1/customers/all/validations");
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain("event: change");
  }
  // Without that it hears something every 5 seconds: 15 for four. With it, four take as many seconds.
  expect(performance.now() - started).toBeLessThan(14_000);
  await reader?.cancel();
});

test("a user who may not do what the mock needs is named by the reason, and the connection is closed", async () => {
  const [user, password] = [randomUUID(), "secret"];
  await client.sendCommand(["ACL", "SETUSER", user, "on", `>${password}`, "~*", "+@connection"]);
  onTestFinished(async () => void (await client.sendCommand(["ACL", "DELUSER", user])));
  const state = url.replace("redis://", `redis://${user}:${password}@`);
  await expect(connectMock({ state, log: () => {} })).rejects.toThrow(
    "Redis rejects what the mock needs (NOPERM). Allow its user to read and write all keys and to run scripts.",
  );
  expect(await client.sendCommand(["CLIENT", "LIST"])).not.toContain(user);
});

test("the control API says when Redis is not there", async () => {
  const mock = await connectMock({ state: url, prefix: `${randomUUID()}:`, control: true, log: () => {} });
  await mock.close();
  const response = await mock.fetch("http://localhost/__mock/state");
  expect([response.status, await response.json()]).toEqual([
    503,
    { message: "The store of the state does not respond. Retry when it does: no change that was confirmed is lost." },
  ]);
});

describe("the clock", () => {
  test("does not go back when that of Redis does, whichever process reads it", async () => {
    const { backend, keys, prefix } = await openBackend();
    const second = await openBackend({ prefix });
    const before = await backend.present();
    await client.hIncrBy(keys.meta, "offset", -3_600_000);
    expect((await backend.present()).getTime()).toBeGreaterThanOrEqual(before.getTime());
    await expect.poll(async () => (await second.backend.present()).getTime()).toBeGreaterThanOrEqual(before.getTime());
    await backend.replace();
    expect(Math.abs((await second.backend.present()).getTime() - Date.now())).toBeLessThan(3_000_000);
  });

  test("does not go back for a process that has not seen it ahead", async () => {
    const { backend, keys, prefix } = await openBackend();
    await client.hIncrBy(keys.meta, "offset", 3_600_000);
    const ahead = await backend.present();
    await client.hIncrBy(keys.meta, "offset", -3_600_000);
    const second = await openBackend({ prefix });
    expect(await second.backend.present()).toEqual(ahead);
    await second.backend.shared.advance(5);
    expect((await backend.present()).getTime()).toBe(ahead.getTime() + 5);
  });
});

describe("the seed", () => {
  test("is written by the first process, and one with another seed does not start", async () => {
    const seed: State = { codes: [{ validationId: "1", maxCreates: 1 }] };
    const { prefix, backend } = await openBackend({ seed });
    await openBackend({ prefix, seed: structuredClone(seed) });
    await expect(openBackend({ prefix })).rejects.toThrow(
      "The store has the state of another seed. Start every process with the same seed; for a new one, choose another database (redis://host/1) or empty this one (FLUSHDB).",
    );
    await backend.replace({ codes: [] });
    await openBackend({ prefix, seed });
  });

  test("is written again when Redis has lost everything", async () => {
    const { backend, set, heldOf, keys } = await openBackend({ seed: { codes: [{ validationId: "1" }] } });
    await set(partner);
    await client.unlink(keys.meta);
    expect(await heldOf(partner)).toBeUndefined();
    expect(await backend.state()).toEqual({ codes: [{ validationId: "1" }] });
  });
});

test("what comes late for a state that was replaced changes nothing", async () => {
  const { backend, set, heldOf, keys } = await openBackend();
  await set(partner);
  const old = await backend.generation();
  await backend.replace();
  await client.hSet(keys.partner(partner, old.id).hash, fields.customer(customer), JSON.stringify(granted));
  expect(await heldOf(partner)).toBeUndefined();
});

describe("an address", () => {
  test.each(["http://127.0.0.1", "redis://", "127.0.0.1:6379", "unix:/tmp/x", ""])("%j is rejected", async (state) => {
    await expect(connectMock({ state })).rejects.toThrow("state takes an address of Redis or Valkey");
  });

  test("at which nobody listens is reported without its password", async () => {
    const state = "redis://:secret@127.0.0.1:1";
    const message =
      "Cannot connect to Redis at 127.0.0.1:1 (ECONNREFUSED). Start it there, or correct the address of --state.";
    await expect(connectMock({ state })).rejects.toThrow(new Error(message));
  });
});

describe("a cluster", () => {
  let server: RedisServer;
  beforeAll(async () => {
    // One node has all slots, and still rejects a command whose keys are in two of them.
    server = await startServer("--cluster-enabled", "yes");
    await server.command("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
    await vi.waitUntil(
      async () => String(await server.command("CLUSTER", "INFO")).includes("cluster_state:ok"),
      60_000,
    );
  });
  afterAll(() => server.stop());

  test("has the keys of every script in one slot", async () => {
    const { backend, set, heldOf } = await openBackend({ url: server.url, throttle: 5 });
    await set(partner);
    const turn = await backend.begin({ partner, customer, record: "r" });
    expect(await turn.throttle(partner)).toBeUndefined();
    await backend.faults.add({ status: 503 });
    await backend.faults.update("another");
    for (const { use } of backend.faults.matching({})) expect(await use()).toBe(true);
    await backend.faults.clear();
    await backend.shared.advance(1_000);
    expect(await heldOf(partner)).toEqual(granted);
    expect((await backend.state()).partners).toHaveProperty(partner);
    await backend.replace();
    expect(await heldOf(partner)).toBeUndefined();
  });
});
