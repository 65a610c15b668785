import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, expect, test, vi } from "vitest";
import { maxCustomersPerPartner, maxEntries, maxPartners, maxRecordsPerPartner } from "./limits.ts";
import { MemoryStore } from "./memory-store.ts";
import { QualificationService } from "./qualification-service.ts";
import type { State } from "./types.ts";

// The flag need not be given on the command line.
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const idOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
const start = Date.parse("2024-02-03T04:05:06Z");

const createService = (seed: State = {}, rules = {}) => {
  const store = new MemoryStore(seed, () => start);
  const service = new QualificationService(store, {
    vetting: { outcome: "hold" },
    strictCustomers: false,
    sandbox: false,
    ...rules,
  });
  const caller = { appOnly: false, hasRole: true };
  return {
    store,
    request: (partner: string, customer: string, requestId?: string) =>
      service.execute({
        ...{
          ...caller,
          partner,
          customer,
          operation: "createQualifications",
          body: { qualification: "StateOwnedEntity" },
        },
        ...(requestId !== undefined && { requestId }),
      }),
    useCode: (partner: string, customer: string, code: string) =>
      service.execute({ ...caller, partner, customer, operation: "updateQualification", body: 3, code }),
    read: (partner: string, customer: string) =>
      service.execute({ ...caller, partner, customer, operation: "getQualifications", body: undefined }),
  };
};
const created = { status: 201 };
const granted = { body: [{ qualification: "StateOwnedEntity" }] };
const nothing = { body: [] };

afterEach(() => vi.restoreAllMocks());

test("60,000 distinct partners and customers leave bounded counts, and flat memory", async () => {
  const { store, request } = createService();
  const heapAfter = async (from: number, to: number) => {
    for (let number = from; number < to; number += 1)
      await request(idOf(number), idOf(number), number % 5 === 0 ? idOf(number) : undefined);
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const early = await heapAfter(0, 20_000);
  const late = await heapAfter(20_000, 60_000);
  expect(store.changes.size).toEqual({ partners: maxPartners, entries: maxPartners * 1.2 });
  // Less than 8 bytes, which is a reference, for each of the 40,000.
  expect(late - early).toBeLessThan(256 * 1024);
});

test("the changes of all partners together are bounded", async () => {
  const { store, request } = createService();
  for (let partner = 0; partner < 12; partner += 1)
    for (let customer = 0; customer < maxCustomersPerPartner; customer += 1)
      await request(idOf(partner), idOf(customer));
  const { partners, entries } = store.changes.size;
  expect(entries).toBeLessThanOrEqual(maxEntries);
  expect(partners).toBe(maxEntries / maxCustomersPerPartner);
});

test("the partner that was used least recently is evicted, by reading as well as by writing, and starts again", async () => {
  const { request, read } = createService();
  const [reading, silent] = [idOf(0), idOf(1)];
  await request(reading, idOf(0));
  await request(silent, idOf(0));
  for (let partner = 2; partner < maxPartners; partner += 1) await request(idOf(partner), idOf(0));
  await read(reading, idOf(0));
  await request(idOf(maxPartners), idOf(0));
  expect(await read(reading, idOf(0))).toMatchObject(granted);
  expect(await read(silent, idOf(0))).toMatchObject(nothing);
});

test("a partner that was idle for long starts again, and nobody else", () => {
  let now = start;
  const store = new MemoryStore({}, () => start, { afterMs: 1_000, now: () => now });
  const set = (partner: string) =>
    store.transact({ partner, customer: "c" }, () => ({
      response: 0,
      writes: { held: [{ qualification: "Education" }] },
    }));
  const heldOf = (partner: string) => store.transact({ partner, customer: "c" }, ({ held }) => ({ response: held }));
  set("idle");
  set("busy");
  for (let step = 0; step < 9; step += 1) {
    now += 200;
    expect(heldOf("busy")).toHaveLength(1);
  }
  expect(store.changes.size).toEqual({ partners: 1, entries: 1 });
  expect(heldOf("idle")).toBeUndefined();
});

test("a partner with too many customers loses its own, and nobody else's", async () => {
  const { request, read } = createService();
  const [busy, other] = [idOf(0), idOf(1)];
  await request(other, idOf(0));
  for (let customer = 0; customer <= maxCustomersPerPartner; customer += 1) await request(busy, idOf(customer));
  expect(await read(busy, idOf(0))).toMatchObject(nothing);
  expect(await read(busy, idOf(1))).toMatchObject(granted);
  expect(await read(other, idOf(0))).toMatchObject(granted);
});

test("a partner with too many idempotency records loses its oldest, and nobody else's", async () => {
  const { request } = createService();
  const [busy, other] = [idOf(0), idOf(1)];
  expect(await request(other, idOf(0), idOf(0))).toMatchObject(created);
  for (let number = 0; number <= maxRecordsPerPartner; number += 1) await request(busy, idOf(number), idOf(number));
  expect(await request(busy, idOf(0), idOf(0))).toMatchObject({ status: 409, example: "alreadyQualified" });
  expect(await request(busy, idOf(2), idOf(2))).toMatchObject({ ...created, effect: "replayed" });
  expect(await request(other, idOf(0), idOf(0))).toMatchObject({ ...created, effect: "replayed" });
});

test("what is seeded is never evicted, also as it changed since", async () => {
  const [seeded, customer] = [idOf(0), idOf(7)];
  const codes = [{ validationId: "4711", maxCreates: 2 }];
  const { request, read, useCode, store } = createService({
    partners: { [seeded]: { customers: { [customer]: [] }, codes } },
  });
  await request(seeded, customer);
  // Nor does it count: it takes no other partner's place.
  expect(store.changes.size).toEqual({ partners: 0, entries: 0 });
  await useCode(seeded, idOf(8), "4711");
  for (let partner = 1; partner <= maxPartners + 1; partner += 1) await request(idOf(partner), idOf(0));
  expect(await read(seeded, customer)).toMatchObject(granted);
  expect(store.snapshot().partners?.[seeded]?.codes).toMatchObject([{ remainingCreates: 1 }]);
  expect(await read(seeded, idOf(8))).toMatchObject(nothing);
});

test("finding who owns a customer takes no longer however many partners there are", async () => {
  const owned = idOf(3);
  const partners = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [idOf(index), { customers: { [idOf(index)]: [] } }]),
  );
  const { read } = createService({ partners }, { strictCustomers: true });
  const lookups = [vi.spyOn(Map.prototype, "has"), vi.spyOn(Map.prototype, "get")];
  const responses = [await read(idOf(30_000), owned), await read(idOf(30_000), idOf(20_000))];
  expect(lookups.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(50);
  expect(responses).toMatchObject([{ status: 403, example: "noCommerceRelationship" }, { status: 404 }]);
});

test("an id that is kept does not keep the text it was cut from", async () => {
  const { request } = createService();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < 1_000; number += 1) {
    const cut = `${idOf(number)}${number}`.padEnd(60_000, "x").slice(0, 36);
    await request(cut, cut, cut);
  }
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * 1024 * 1024);
});

test("a reset restores the state that the store began with, as often as it is called", async () => {
  const [partner, customer, other] = [idOf(1), idOf(2), idOf(3)];
  const { store, request, useCode } = createService({
    codes: [{ validationId: "1", maxCreates: 9 }],
    customers: { [other]: [] },
    partners: { [partner]: { codes: [{ validationId: "471101", maxCreates: 9 }], customers: { [customer]: [] } } },
  });
  const first = store.snapshot();
  for (const change of ["by calls", "by a whole state"]) {
    await request(partner, customer, idOf(4));
    await request(idOf(5), other);
    await useCode(partner, idOf(6), "471101");
    expect(store.snapshot().partners).toMatchObject({
      [partner]: { codes: [{ remainingCreates: 8 }], customers: { [customer]: granted.body } },
      [idOf(5)]: { customers: { [other]: granted.body } },
    });
    if (change === "by a whole state") store.replace({ customers: { [idOf(7)]: [] } });
    store.reset();
    expect(store.snapshot()).toEqual(first);
    expect(store.changes.size).toEqual({ partners: 0, entries: 0 });
  }
  // A retry of what was forgotten is a new request.
  expect(await request(partner, customer, idOf(4))).toMatchObject(created);
});
