import { expect, test } from "vitest";
import { createTestMock } from "../../test/rules-testing.ts";
import { asynchronous, base, codes, customer, sendRequest, synchronous } from "../../test/testing.ts";
import { Journal, maxCalls } from "./journal.ts";
import type { Call } from "./journal-entry.ts";

const callTo = (path: string): Call => ({
  ...{ time: "", method: "GET", path, requestId: "", correlationId: "", status: 200, ms: 0 },
});

test("calls are kept in the order in which they arrived, not in that of their responses", async () => {
  const held: (() => void)[] = [];
  const sleep = () => new Promise<void>((resolve) => held.push(resolve));
  const { read: get, mock } = createTestMock({ sleep });
  mock.control.queueFault({ delay: 1_000 });
  const slow = get(synchronous);
  await get(asynchronous);
  expect(mock.control.journal().map(({ path }) => path)).toEqual([asynchronous]);
  held[0]?.();
  await slow;
  expect(mock.control.journal().map(({ path }) => path)).toEqual([synchronous, asynchronous]);
});

test("the last calls to arrive are kept", () => {
  const journal = new Journal();
  const enter = Array.from({ length: maxCalls + 2 }, () => journal.reserve());
  for (const index of [...enter.keys()].reverse()) enter[index]?.(callTo(String(index)));
  const paths = journal.calls().map(({ path }) => path);
  expect([paths.length, paths[0], paths.at(-1)]).toEqual([maxCalls, "2", String(maxCalls + 1)]);
});

test("a call that arrived before the journal was cleared is not in it afterwards", () => {
  const journal = new Journal();
  const enter = journal.reserve();
  journal.clear();
  enter(callTo("/"));
  expect(journal.calls()).toEqual([]);
});

test("a call that was rejected says why, without its secrets", async () => {
  const { mock, post, put } = createTestMock({ throttle: 3 });
  await post({ qualification: "Eduction" });
  await put(3, "4711-secret");
  await put(1);
  await put(1);
  expect(mock.control.journal().map(({ status, error }) => [status, error])).toEqual([
    [400, expect.stringContaining("property 'qualification' is one of Education")],
    [400, expect.stringContaining("query parameter 'code' is not one of the partner's validation codes")],
    [200, undefined],
    [429, expect.stringContaining("Rate limit is exceeded")],
  ]);
  expect(JSON.stringify(mock.control.journal())).not.toContain("4711-secret");
});

test("a method that a path does not take is a call of no operation", async () => {
  const { mock } = createTestMock();
  for (const method of ["DELETE", "OPTIONS"]) await mock.fetch(`${base}${asynchronous}`, { method });
  expect(mock.control.journal().map(({ operation, status }) => [operation, status])).toEqual([
    [undefined, 405],
    [undefined, 204],
  ]);
  expect(mock.control.calledWith({ operation: "getQualifications" })).toEqual([]);
});

test("a call has the time that it took, and is in the journal once it is reported", async () => {
  const reported: [call: Call, kept: Call[]][] = [];
  const { read: get, mock } = createTestMock({
    sleep: () => new Promise((resolve) => setTimeout(resolve, 30)),
    onCall: (call) => reported.push([call, mock.control.journal()]),
  });
  await get(codes);
  mock.control.queueFault({ delay: 1_000 });
  await get(codes);
  const [[first, keptThen] = [], [second] = []] = reported;
  expect(keptThen).toEqual([first]);
  expect(second?.ms).toBeGreaterThanOrEqual(20);
  // Tenths of a millisecond are enough.
  for (const { ms } of mock.control.journal()) expect(ms).toBe(Math.round(ms * 10) / 10);
});

test("a method that no operation has is kept in part", async () => {
  const { mock } = createTestMock();
  await mock.fetch(`${base}${codes}`, { method: "PROPFIND".repeat(10) });
  expect(mock.control.journal().map(({ method }) => method)).toEqual(["PROPFINDPROPFINDPROP"]);
});

test("a customer is one, however its id is written", async () => {
  const { mock, read: get } = createTestMock();
  const id = customer.toUpperCase();
  const spellings = [id, `urn:uuid:${customer}`, `URN%3AUUID%3A${id}`, encodeURIComponent(`urn:uuid:${id}`)];
  for (const spelling of spellings)
    expect((await get(asynchronous.replace(customer, spelling))).status, spelling).toBe(200);
  expect(mock.control.journal().map((call) => call.customer)).toEqual(spellings.map(() => customer));
});

test("a path is matched as it is kept: cut, and printable", async () => {
  const { mock } = createTestMock();
  const path = `/v1/${"x".repeat(400)}`;
  await sendRequest(path, {}, mock);
  await sendRequest(codes, {}, mock);
  expect(mock.control.calledWith({ path: path.toUpperCase() })).toHaveLength(1);
});

test("a large matcher is read once, and not for every call of the journal", async () => {
  const { mock, put } = createTestMock();
  for (let call = 0; call < 50; call += 1) await put(1);
  let readings = 0;
  const body = new Proxy(Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`name${index}`, index])), {
    ownKeys: (target) => {
      readings += 1;
      return Reflect.ownKeys(target);
    },
  });
  expect(mock.control.calledWith({ body })).toEqual([]);
  expect(readings).toBeLessThan(10);
});
