import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { granted, useRedis } from "../../../test/redis/use-redis.ts";
import { connectMock } from "../../connect-mock.ts";
import { maxPartners } from "../limits.ts";
import { fields } from "./keys.ts";

const { url, client, openBackend } = useRedis();
const [partner, other, customer] = ["p1", "p2", "c1"];

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
    log: () => {},
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
  const journal = await fetch(`${server.url}/__mock/journal?last=1`);
  expect(await journal.json()).toMatchObject([
    { status: 503, error: expect.stringContaining("its limit of 100 bytes") },
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
