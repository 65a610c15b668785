// Faults on demand: throttling, failing and waiting, and the options for them.
import { expect, test } from "vitest";
import { createTestMock, user } from "../../test/rules-testing.ts";
import { asynchronous, codes, mockWith, sendRequest, synchronous } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import { maxCalls } from "../journal/journal.ts";
import type { Call } from "../journal/journal-entry.ts";
import type { MockOptions } from "../options.ts";
import { createRandom, parseFailureRates, sample } from "./failure-rate.ts";
import { createThrottle, maxThrottled } from "./throttle.ts";

test("a throttle allows a number of calls at once, and then one after each share of a second", () => {
  let now = 0;
  const throttle = createThrottle(2, () => now);
  expect([throttle("a"), throttle("a"), throttle("a"), throttle("b")]).toEqual([undefined, undefined, 1, undefined]);
  now = 499;
  expect(throttle("a")).toBe(1);
  now = 500;
  expect([throttle("a"), throttle("a")]).toEqual([undefined, 1]);
});

test("a throttle forgets the partner that was silent longest", () => {
  const throttle = createThrottle(1, () => 0);
  throttle("first");
  expect(throttle("first")).toBe(1);
  for (let index = 0; index < maxThrottled; index += 1) throttle(`partner ${index}`);
  expect(throttle("first")).toBeUndefined();
});

test.each(["", "503", "503:2", "200:0.1", "399:0.1", "600:0.1", "503:0.6,429:0.5", "503:x", "503:0.1,"])(
  "the rates %j are rejected",
  (text) => {
    expect(() => parseFailureRates(text)).toThrow(/^fail takes statuses from 400 to 599 with rates/);
  },
);

test("rates may add up to 1, also where their floating-point sum is a little more", () => {
  const rates = parseFailureRates("503:0.33,429:0.56,500:0.11");
  expect(rates.reduce((sum, { rate }) => sum + rate, 0)).toBeGreaterThan(1);
  expect([0, 0.5, 0.9999].map((number) => sample(rates, () => number))).toEqual([503, 429, 500]);
  expect(() => parseFailureRates("503:0.33,429:0.56,500:0.111")).toThrow(/^fail takes statuses/);
});

test("a rate of 0 fails no call", () => {
  expect(sample(parseFailureRates("503:0,429:1"), () => 0)).toBe(429);
});

test("calls fail at their rates, and the same ones for the same seed", () => {
  const failures = parseFailureRates("503:0.1, 429:.05");
  const random = createRandom(7);
  const statuses = Array.from({ length: 10_000 }, () => sample(failures, random));
  const share = (status: number) => statuses.filter((one) => one === status).length / statuses.length;
  expect(share(503)).toBeCloseTo(0.1, 1);
  expect(share(429)).toBeCloseTo(0.05, 1);
  const again = createRandom(7);
  expect(Array.from({ length: 10_000 }, () => sample(failures, again))).toEqual(statuses);
});

test("a failing call changes nothing, and its retry with the same id acts", async () => {
  const { mock, soe, list } = createTestMock({ fail: "503:1" });
  expect(await soe()).toMatchObject({ status: 503, body: { code: "503" } });
  const calm = createTestMock({ fail: "503:0" });
  expect((await calm.soe()).status).toBe(201);
  expect((await list({ Prefer: "code=200" })).code).toBe("503");
  expect(mock.control.getState().partners).toBeUndefined();
});

test("responses are delayed by the latency, the preference and the fault", async () => {
  const waited: number[] = [];
  const sleep = async (milliseconds: number) => void waited.push(milliseconds);
  const { read: get, mock } = createTestMock({ latency: 20, sleep });
  await get(synchronous);
  await get(synchronous, { Prefer: "wait=2" });
  await get(synchronous, { Prefer: "wait=999" });
  await get(synchronous, { Prefer: "wait=soon" });
  mock.control.queueFault({ delay: 300 });
  expect((await get(synchronous)).status).toBe(200);
  expect(waited).toEqual([20, 2_020, 60_020, 20, 320]);
});

test("without a clock of its own the mock waits in real time", async () => {
  const start = performance.now();
  await sendRequest(synchronous, {}, mockWith({ latency: 30 }));
  expect(performance.now() - start).toBeGreaterThan(25);
});

test.each([
  [{ vetting: "maybe" }, "vetting takes"],
  [{ fail: "often" }, "fail takes"],
  [{ throttle: 0 }, "throttle takes"],
  [{ throttle: Number.NaN }, "throttle takes"],
  [{ latency: -1 }, "latency takes"],
  [{ cors: "docs.example" }, "cors takes"],
  [{ partnerIdle: "soon" }, "partnerIdle takes an ISO 8601 duration of at least a second, such as P30D."],
  [{ partnerIdle: "PT0.5S" }, "partnerIdle takes"],
  [{ cors: "https://docs.example/" }, "cors takes"],
  [{ seeds: {} }, "seeds is not an option of a mock. Use one of vetting, strictCustomers,"],
  [{ port: 4010 }, "port is not an option of a mock. Use one of vetting,"],
  [{ toString: 1 }, "toString is not an option of a mock."],
  [{ latency: "5" }, "latency takes a number, not a string."],
  [{ control: "yes" }, "control takes a boolean, not a string."],
  [{ onCall: null }, "onCall takes a function, not null."],
  [{ seed: "seed.json" }, "seed takes an object, not a string. Parse the text of a file with readSeed."],
  [{ seed: [] }, "seed takes an object, not an array."],
])("the options %j are rejected", (options, message) => {
  expect(() => createMock(options as MockOptions)).toThrow(message);
});

test("an option that is undefined is left out", () => {
  expect(() => createMock({ latency: undefined, seed: undefined } as object)).not.toThrow();
});

test("a preferred example leaves the state alone", async () => {
  const { mock, soe, list } = createTestMock();
  expect((await soe({ Prefer: "example=stateOwnedEntity" })).status).toBe(201);
  expect((await soe({ Prefer: "code=409, example=requestIdReused" })).status).toBe(409);
  expect(await list()).toEqual([]);
  expect(mock.control.getState().partners).toBeUndefined();
});

test("calls at the same time with one id act once", async () => {
  const { gcc, codes: read } = createTestMock();
  const headers = { "MS-RequestId": "037db222-6d8e-4d7f-ba78-df3dca33fb68" };
  const responses = await Promise.all(Array.from({ length: 8 }, () => gcc("12345", headers)));
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]));
  expect((await read())[0].remainingCreates).toBe(3);
});

test("the journal keeps the last calls, and reading leaves nothing behind", async () => {
  const { mock } = createTestMock();
  const headers = { Authorization: user() };
  for (let call = 0; call < maxCalls + 5; call += 1)
    await mock.fetch(new Request(`https://api.example${call < 5 ? codes : asynchronous}`, { headers }));
  expect(mock.control.journal()).toHaveLength(maxCalls);
  expect(mock.control.calledWith({ path: codes })).toEqual([]);
  expect(mock.control.getState().partners).toBeUndefined();
});

test("an onCall that throws harms no call", async () => {
  const lines: string[] = [];
  const reported: Call[] = [];
  const onCall = (call: Call) => {
    reported.push(call);
    throw new TypeError("secret");
  };
  const { read: get } = createTestMock({ onCall, log: (line) => lines.push(line) });
  expect((await get(synchronous)).status).toBe(200);
  expect(reported).toHaveLength(1);
  expect(lines).toEqual(["onCall failed: TypeError"]);
});
