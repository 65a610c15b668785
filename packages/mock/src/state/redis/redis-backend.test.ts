import { randomUUID } from "node:crypto";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { type RedisServer, startServer } from "../../../test/redis/start-server.ts";
import { connectMock } from "../../connect-mock.ts";
import { maxPartners } from "../limits.ts";
import type { View, Writes } from "../store.ts";
import type { State } from "../types.ts";
import { createKeys, fields } from "./keys.ts";
import { RedisBackend, type RedisOptions } from "./redis-backend.ts";
import { runScript } from "./run-script.ts";
import { commit } from "./scripts.ts";

const url = inject("redisUrl") ?? "";
const client = createClient({ url });
beforeAll(async () => void (await client.connect()));
afterAll(() => client.destroy());

const [partner, other, customer] = ["p1", "p2", "c1"];
const log = () => {};
const maxBytes = 1_000_000;

/** A backend with a state of its own, and its keys. */
const openBackend = async (options: Partial<RedisOptions> = {}) => {
  const prefix = options.prefix ?? `${randomUUID()}:`;
  const limits = { idleMs: 60_000, timeoutMs: 30_000, maxBytes };
  const backend = await RedisBackend.open({ url, prefix, seed: {}, log, ...limits, ...options });
  onTestFinished(() => backend.close());
  const writing = (writes: Writes) => () => ({ response: undefined, writes });
  return {
    prefix,
    keys: createKeys(prefix),
    backend,
    set: (owner: string, id = customer) =>
      backend.store.transact(
        { partner: owner, customer: id },
        writing({ held: [{ qualification: "StateOwnedEntity" }] }),
      ),
    heldOf: (owner: string, id = customer) =>
      backend.store.transact({ partner: owner, customer: id }, ({ held }: View) => ({ response: held })),
  };
};
const granted = [{ qualification: "StateOwnedEntity" }];

describe("the script that commits", () => {
  const limits = { maxRecords: 3, maxCustomers: 4, maxBytes: 10_000, ttl: 60_000 };
  const createHash = () => {
    const { hash, records, customers } = createKeys(`${randomUUID()}:`).partner(partner, "1");
    const run = (change: object) =>
      runScript(client, commit, [hash, records, customers], [JSON.stringify({ expect: [], ...limits, ...change })]);
    const read = () => client.hGetAll(hash);
    const names = async (prefix: string) =>
      Object.keys(await read())
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
        .sort();
    const write = (id: string, value = "[]") => run({ customer: id, set: { [fields.customer(id)]: value } });
    const record = (id: string) => run({ record: id, set: { [fields.record(id)]: "{}" } });
    const sizeOf = async () =>
      Object.entries(await read())
        .filter(([name]) => name !== fields.bytes && name !== fields.count)
        .reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    return { run, read, names, write, record, sizeOf };
  };

  test("writes all of a change when every field holds what was read, and nothing else", async () => {
    const { run, read } = createHash();
    expect(await run({ expect: [["codes", false]], set: { codes: "1" } })).toBe(6);
    expect(
      await run({
        expect: [
          ["codes", "1"],
          ["count", "9"],
        ],
        set: { codes: "2" },
      }),
    ).toBe(-1);
    expect(await run({ expect: [["codes", false]], set: { codes: "2" }, customer: "c" })).toBe(-1);
    expect(await read()).toEqual({ codes: "1", bytes: "6", count: "0" });
  });

  test("evicts the customers that were changed longest ago, and the oldest records", async () => {
    const { write, record, names, read } = createHash();
    for (const id of ["a", "b", "c", "d", "a", "e", "f"]) await write(id);
    expect(await names("customer:")).toEqual(["a", "d", "e", "f"]);
    for (const id of ["1", "2", "3", "4"]) await record(id);
    expect(await names("record:")).toEqual(["2", "3", "4"]);
    expect((await read()).count).toBe("4");
  });

  test("counts the bytes that it keeps, and evicts when there are too many", async () => {
    const { run, write, record, names, read, sizeOf } = createHash();
    for (const [id, value] of Object.entries({ a: "1", b: "22", c: "" })) await write(id, value);
    await write("a", "333");
    await run({ set: { codes: "{}" } });
    for (const id of ["1", "2", "3", "4"]) await record(id);
    expect(Number((await read()).bytes)).toBe(await sizeOf());
    await run({ customer: "z", set: { [fields.customer("z")]: "x".repeat(120) }, maxBytes: 165 });
    expect(Number((await read()).bytes)).toBe(await sizeOf());
    expect([await names("record:"), await names("customer:")]).toEqual([["4"], ["a", "z"]]);
    await run({ customer: "y", set: { [fields.customer("y")]: "x".repeat(300) }, maxBytes: 200 });
    expect([await names("record:"), await names("customer:")]).toEqual([["4"], ["y"]]);
  });
});

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
    expect(await backend.usage()).toEqual({ tenants: 2, bytes: 3 * one, largestTenantBytes: 2 * one, maxBytes });
  });
});

describe("the bytes of all partners together", () => {
  const size = (id: string) => fields.customer(id).length + JSON.stringify(granted).length;
  const totalOf = async ({ keys, backend }: Awaited<ReturnType<typeof openBackend>>) =>
    Number(await client.hGet(keys.sizes((await backend.generation()).id), "total"));

  test("are counted as partners change, are evicted and start again", async () => {
    const opened = await openBackend();
    const { set, backend, keys } = opened;
    await set(partner);
    await set(other);
    await set(other);
    await expect.poll(() => totalOf(opened)).toBe(2 * size(customer));
    await client.zAdd(keys.partners((await backend.generation()).id), { score: 1, value: other });
    await set("p3");
    await expect.poll(() => totalOf(opened)).toBe(2 * size(customer));
    const { id } = await backend.generation();
    await backend.replace();
    expect(await totalOf(opened)).toBe(0);
    expect(await client.exists([keys.sizes(id), keys.partners(id)])).toBe(0);
  });

  test("are those of the partners that are left when there were too many, and are kept no longer than these", async () => {
    const opened = await openBackend();
    const { set, backend, keys } = opened;
    await set(partner);
    await expect.poll(() => totalOf(opened)).toBe(size(customer));
    const { id } = await backend.generation();
    const later = Array.from({ length: maxPartners - 1 }, (_, index) => ({
      score: Date.now() + 60_000,
      value: `x${index}`,
    }));
    await client.zAdd(keys.partners(id), later);
    await set(other);
    const left = { total: String(size(customer)), [`partner:${other}`]: String(size(customer)) };
    await expect.poll(() => client.hGetAll(keys.sizes(id))).toEqual(left);
    for (const key of [keys.sizes(id), keys.partners(id)]) expect(await client.pTTL(key)).toBeGreaterThan(0);
    // One that was evicted and changes something is a partner again.
    await set(partner);
    expect(await client.zScore(keys.partners(id), partner)).not.toBeNull();
  });

  test("have a limit: beyond it nothing is written for any partner, until there is room", async () => {
    const opened = await openBackend({ maxBytes: size(customer) });
    const { set, heldOf, backend, keys, prefix } = opened;
    await set(partner);
    await expect.poll(() => totalOf(opened)).toBe(size(customer));
    const second = await openBackend({ prefix, maxBytes: size(customer) });
    for (const write of [() => set(other), () => second.set(other), () => set(partner, "c2")])
      await expect(write()).rejects.toThrow(`has reached its limit of ${size(customer)} bytes`);
    expect(await client.zRange(keys.partners((await backend.generation()).id), 0, -1)).toEqual([partner]);
    expect([await heldOf(other), await heldOf(partner)]).toEqual([undefined, granted]);
    await client.zAdd(keys.partners((await backend.generation()).id), { score: 1, value: partner });
    await second.set(other);
    expect(await heldOf(other)).toEqual(granted);
  });
});

test("a mock whose state is full responds so, and counts it", async () => {
  const mock = await connectMock({
    state: url,
    prefix: `${randomUUID()}:`,
    maxBytes: 100,
    metrics: true,
    control: true,
    log,
  });
  const server = await mock.listen({ port: 0 });
  onTestFinished(async () => {
    await server.close();
    mock.close();
  });
  const send = (token: string) =>
    fetch(`${server.url}/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualifications`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: '{"qualification":"StateOwnedEntity"}',
    });
  const statuses = Array.from({ length: 3 }, (_, index) => async () => (await send(`t${index}`)).status);
  for (const status of statuses) if ((await status()) === 503) break;
  const full = await send("another");
  expect([full.status, await full.json()]).toEqual([
    503,
    {
      code: "503",
      description: expect.stringContaining("the mock's state has reached its limit of 100 bytes; retry once"),
    },
  ]);
  const added = await fetch(`${server.url}/__mock/codes`, {
    method: "POST",
    body: JSON.stringify({ partner: "9daaeb1c-4195-4db5-9f1d-509eb70c8c2d", code: { validationId: "4711" } }),
  });
  expect([added.status, await added.json()]).toEqual([
    503,
    { message: expect.stringMatching(/^The mock's state has reached its limit/) },
  ]);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/^mock_store_full_total [1-9]/m);
  expect(metrics).toMatch(/^mock_state_max_bytes 100$/m);
});

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

test("who follows the changes of one process hears of a call to another one", async () => {
  const prefix = `${randomUUID()}:`;
  const open = async () => {
    const mock = await connectMock({ state: url, prefix, control: true, log });
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
});

describe("the seed", () => {
  test("is written by the first process, and one with another seed does not start", async () => {
    const seed: State = { codes: [{ validationId: "1", maxCreates: 1 }] };
    const { prefix, backend } = await openBackend({ seed });
    await openBackend({ prefix, seed: structuredClone(seed) });
    await expect(openBackend({ prefix })).rejects.toThrow(/^The store has the state of another seed\./);
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
