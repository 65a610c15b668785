import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { otherPartner, partner } from "../../test/rules-testing.ts";
import { MemoryBackend } from "../backend/memory-backend.ts";
import { QualificationService } from "./qualification-service.ts";
import { keepSnapshots, restoreSnapshot, saveSnapshot } from "./snapshots.ts";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mock-snapshots-"));
  file = join(folder, "snapshot");
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = Date.parse("2024-02-03T04:05:06Z");
const seed = () => ({
  codes: [{ validationId: "4711", maxCreates: 9 }],
  partners: { [otherPartner]: { customers: { c1: [] }, codes: [{ validationId: "own", maxCreates: 2 }] } },
});
const rules = { vetting: { outcome: "hold" as const }, strictCustomers: false, sandbox: false };

const openBackend = (now = start) => {
  const backend = new MemoryBackend({ seed: seed(), now: () => now });
  const service = new QualificationService(backend.store, rules);
  const use = (owner: string, customer: string, code: string, requestId?: string) =>
    service.execute({
      ...{ operation: "updateQualification", partner: owner, customer, appOnly: false, hasRole: true, body: 3, code },
      ...(requestId !== undefined && { requestId }),
    });
  return { backend, use };
};

test("a state is restored with its idempotency records, entity tags and clock, and resets to the seed", async () => {
  const { backend, use } = openBackend();
  await use(partner, "c1", "4711", "r1");
  await use(partner, "c2", "4711");
  await use(otherPartner, "c1", "own");
  backend.clock.advance(5_000);
  await saveSnapshot(file, backend);

  const later = openBackend(start + 60_000);
  expect(restoreSnapshot(file, later.backend)).toBe(true);
  expect(later.backend.store.snapshot()).toEqual(backend.store.snapshot());
  expect(later.backend.usage()).toEqual(backend.usage());
  expect(later.backend.store.changes.size).toEqual(backend.store.changes.size);
  expect(later.backend.clock.ahead).toBe(5_000);
  expect(await later.use(partner, "c1", "4711", "r1")).toMatchObject({ status: 200, effect: "replayed" });
  expect(await later.use(partner, "c3", "4711", "r1")).toMatchObject({ status: 409, example: "requestIdReused" });
  expect(await later.use(otherPartner, "c2", "own")).toMatchObject({ status: 200 });
  expect(await later.use(otherPartner, "c3", "own")).toMatchObject({ status: 400 });
  later.backend.store.reset();
  expect(later.backend.store.snapshot().partners?.[partner]).toBeUndefined();
  expect(await later.use(otherPartner, "c1", "own")).toMatchObject({ status: 200 });
});

test("a state that was put in place of the seed is restored, too", async () => {
  const { backend, use } = openBackend();
  backend.store.replace({ codes: [{ validationId: "new", maxCreates: 2 }] });
  await use(partner, "c1", "new");
  await saveSnapshot(file, backend);
  const later = openBackend();
  restoreSnapshot(file, later.backend);
  expect(later.backend.store.snapshot()).toEqual(backend.store.snapshot());
  later.backend.store.reset();
  expect(later.backend.store.snapshot()).toEqual(openBackend().backend.store.snapshot());
});

test("what a new seed no longer names is left out", async () => {
  const { backend, use } = openBackend();
  await use(otherPartner, "c1", "own");
  await saveSnapshot(file, backend);
  const other = new MemoryBackend({ seed: {}, now: () => start });
  expect(restoreSnapshot(file, other)).toBe(true);
  expect(other.store.snapshot()).toEqual({});
});

test("the state is written down again and again, and a last time at the end", async () => {
  const { backend, use } = openBackend();
  const lines: string[] = [];
  const stop = keepSnapshots(file, 10, backend, (line) => lines.push(line));
  await use(partner, "c8", "4711");
  await expect.poll(() => readFileSync(file, "utf8")).toContain("c8");
  await use(partner, "c9", "4711");
  await stop();
  expect(readFileSync(file, "utf8")).toContain("c9");
  expect(lines).toEqual([]);
});

test("a snapshot that cannot be written is a line in the log, each time", async () => {
  const { backend } = openBackend();
  const lines: string[] = [];
  const stop = keepSnapshots(join(folder, "none", "file"), 10, backend, (line) => lines.push(line));
  await expect.poll(() => lines.length).toBeGreaterThan(1);
  await stop();
  expect(lines[0]).toMatch(/^Cannot write the snapshot .* \(ENOENT\)\. Name a file/);
});

test("without a file there is nothing to restore, and a damaged one is reported and kept", () => {
  const { backend } = openBackend();
  expect(restoreSnapshot(join(folder, "missing"), backend)).toBe(false);
  writeFileSync(file, "{}");
  expect(() => restoreSnapshot(file, backend)).toThrow("is damaged");
  expect(readFileSync(file, "utf8")).toBe("{}");
});
