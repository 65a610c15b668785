// What is true of every store, whichever of several processes takes a request.
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import type { MockOptions } from "../../src/options.ts";
import { createTestCalls, otherPartner, partner, pathOfCustomer, start, user } from "../rules-testing.ts";
import { sendControl } from "../send-control.ts";
import { asynchronous, customer } from "../testing.ts";
import { openReplicas } from "./open-mock.ts";

const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
const clock = () => Date.parse(start);
const code = (remainingCreates: number) => ({ codes: [{ validationId: "code-4711", remainingCreates }] });
const gcc = { qualification: "GovernmentCommunityCloud", validationCode: "code-4711" };
const soe = { qualification: "StateOwnedEntity" };
const education = { qualification: "Education", educationSegment: "K12" };
const other = { Authorization: user({ tid: otherPartner }) };

/** Three replicas with one state, and the calls to each of them. */
const openThree = (options: MockOptions = {}) => {
  const replicas = openReplicas(3, { clock, ...options });
  const calls = replicas.map((mock) => createTestCalls(mock, user()));
  const [first, ...rest] = calls;
  if (!first) throw new Error("There are no replicas.");
  return {
    control: replicas[0].control,
    first,
    calls: [first, ...rest],
    at: (index: number) => calls[index % 3] ?? first,
  };
};

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const count = (statuses: { status: number }[], status: number) =>
  statuses.filter((one) => one.status === status).length;

test("requests at the same time use a code as often as it allows, and no qualification is lost", async () => {
  const { at, first, control } = openThree({ seed: code(4) });
  const responses = await Promise.all(numbers(12).map((number) => at(number).post(gcc, {}, pathOfCustomer(number))));
  expect([count(responses, 201), count(responses, 400)]).toEqual([4, 8]);
  expect(await first.codes()).toMatchObject([{ remainingCreates: 0 }]);
  const { partners = {} } = await (await control()).getState();
  expect(Object.keys(partners[partner]?.customers ?? {})).toHaveLength(4);
});

test("a code that is added once can be used at every process", async () => {
  const { at, control } = openThree({ seed: code(1) });
  const { addCode } = await control();
  await addCode({ partner, code: { validationId: "471101", maxCreates: 2 } });
  await expect((async () => addCode({ partner, code: { validationId: "471101" } }))()).rejects.toThrow("another one");
  const added = { ...gcc, validationCode: "471101" };
  const responses = await Promise.all(numbers(3).map((number) => at(number).post(added, {}, pathOfCustomer(number))));
  expect([count(responses, 201), count(responses, 400)]).toEqual([2, 1]);
  expect(await at(1).codes()).toMatchObject([{ remainingCreates: 1 }, { validationId: "471101", remainingCreates: 0 }]);
  expect(await at(1).codes(other)).toHaveLength(1);
});

test("every use of a code gives it another entity tag, although the clock stands still", async () => {
  const { at } = openThree({ seed: code(9) });
  const tags = new Set<string>();
  for (const number of numbers(6)) {
    await at(number).post(gcc, {}, pathOfCustomer(number));
    const [{ eTag }] = await at(number + 1).codes();
    tags.add(eTag);
  }
  expect(tags.size).toBe(6);
});

test("retries at the same time act once, and all get the first response", async () => {
  const { at, first } = openThree({ seed: code(9) });
  const headers = { "MS-RequestId": id };
  const responses = await Promise.all(numbers(9).map((number) => at(number).post(gcc, headers)));
  const body = responses[0]?.body;
  for (const response of responses) expect(response).toMatchObject({ status: 201, body });
  expect(await first.codes()).toMatchObject([{ remainingCreates: 8 }]);
});

test("one id for two requests at the same time serves one, and rejects the other", async () => {
  const { at } = openThree();
  const headers = { "MS-RequestId": id };
  const paths = [pathOfCustomer(1), pathOfCustomer(2)];
  const responses = await Promise.all(paths.map((path, number) => at(number).post(soe, headers, path)));
  expect(responses.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test("a customer never gets two qualifications that exclude each other", async () => {
  const { at, first } = openThree({ seed: code(9), vetting: "approve" });
  for (const number of numbers(5)) {
    const path = pathOfCustomer(number);
    const responses = await Promise.all([at(number).post(gcc, {}, path), at(number + 1).post(education, {}, path)]);
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await first.read(path)).body).toHaveLength(1);
  }
});

test("a sandbox takes 75 customers, also when more come at the same time", async () => {
  const { at } = openThree({ sandbox: true, seed: { customers: { [customer]: [] } } });
  const responses = await Promise.all(numbers(80).map((number) => at(number).post(soe, {}, pathOfCustomer(number))));
  expect([count(responses, 201), count(responses, 400)]).toEqual([74, 6]);
});

test("a throttle counts the requests of one partner to all processes, and not those of another", async () => {
  const { at, control } = openThree({ throttle: 4 });
  const send = async (headers = {}) =>
    (await Promise.all(numbers(6).map((number) => at(number).read(asynchronous, headers)))).map(({ status }) => status);
  expect((await send()).sort()).toEqual([200, 200, 200, 200, 429, 429]);
  expect((await send(other)).filter((status) => status === 200)).toHaveLength(4);
  await (await control()).advanceClock("PT0.5S");
  expect((await send()).filter((status) => status === 200)).toHaveLength(2);
});

test("partners never see each other's state, whatever they send", async () => {
  const seed = { ...code(1), partners: { [otherPartner]: { codes: [{ validationId: "own" }] } } };
  const { at } = openThree({ seed });
  const headers = { "MS-RequestId": id };
  expect((await at(0).post(gcc, headers)).status).toBe(201);
  expect((await at(1).read(asynchronous, other)).body).toEqual([]);
  expect((await at(2).post(gcc, { ...other, ...headers })).body.code).toBe("3000");
  expect((await at(0).post(soe, { ...other, ...headers, "MS-RequestId": customer })).status).toBe(201);
  expect(await at(1).list()).toHaveLength(1);
  expect((await at(2).codes(other)).map(({ validationId }: { validationId: string }) => validationId)).toEqual(["own"]);
});

test("the bytes of each partner are listed, the responses for its retries included", async () => {
  const replicas = openReplicas(3, { clock, control: true });
  const [own, another] = [user(), other.Authorization].map((token, index) =>
    createTestCalls(replicas[index] ?? replicas[0], token),
  ) as [ReturnType<typeof createTestCalls>, ReturnType<typeof createTestCalls>];
  const list = async (): Promise<unknown[]> => (await sendControl(replicas[0], "GET", "partners")).body.partners;
  const bytesOf = async (id: string) => (await sendControl(replicas[0], "GET", `partner?partner=${id}`)).body.bytes;
  /** Waits until the list has these partners, each with the bytes it has by itself, which are counted a moment later. */
  const expectListed = (...partners: { partner: string; customers: number }[]) =>
    expect
      .poll(async () => ({
        listed: await list(),
        alone: await Promise.all(partners.map(async (one) => ({ ...one, bytes: await bytesOf(one.partner) }))),
      }))
      .toSatisfy(({ listed, alone }) => isDeepStrictEqual(listed, alone));
  expect((await own.post(soe)).status).toBe(201);
  await expect.poll(() => bytesOf(partner)).toBeGreaterThanOrEqual(`${customer}${JSON.stringify([soe])}`.length);
  await expectListed({ partner, customers: 1 });
  const bytes = await bytesOf(partner);
  // A response that is kept for a retry alone has its bytes, too.
  expect((await another.post(gcc, { "MS-RequestId": id })).status).toBe(400);
  await expect.poll(() => bytesOf(otherPartner)).toBeGreaterThan(id.length);
  await expectListed({ partner: otherPartner, customers: 0 }, { partner, customers: 1 });
  expect((await own.post(soe, {}, pathOfCustomer(1))).status).toBe(201);
  await expect.poll(() => bytesOf(partner)).toBeGreaterThan(bytes);
  await expectListed({ partner, customers: 2 }, { partner: otherPartner, customers: 0 });
});

test("the state is read, replaced and reset for all processes", async () => {
  const { at, control } = openThree({ seed: code(2), vetting: "hold" });
  const { getState, putState, reset } = await control();
  await at(0).post(gcc);
  await at(1).post(education, {}, pathOfCustomer(1));
  await at(2).post(soe, other);
  const state = await getState();
  expect(state.partners?.[partner]?.codes).toMatchObject([{ remainingCreates: 1 }]);
  expect(Object.keys(state.partners?.[partner]?.customers ?? {})).toHaveLength(2);
  expect(state.partners?.[otherPartner]?.customers).toEqual({ [customer]: [soe] });
  await reset();
  expect(await getState()).toEqual({ codes: [{ validationId: "code-4711", remainingCreates: 2 }] });
  for (const one of numbers(3)) expect(await at(one).list()).toEqual([]);
  expect((await at(1).post(gcc, { "MS-RequestId": id })).status).toBe(201);
  await putState(state);
  for (const one of numbers(3)) {
    expect(await at(one).list()).toMatchObject([{ qualification: "GovernmentCommunityCloud" }]);
    expect(await at(one).codes()).toMatchObject([{ remainingCreates: 1 }]);
  }
  expect(await getState()).toEqual(state);
  await expect(async () => putState({ codes: 1 } as never)).rejects.toThrow("/codes must be an array.");
});

test("what the seed has of a partner changes as everything else", async () => {
  const seed = {
    partners: { [partner]: { customers: { [customer]: [] }, codes: [{ validationId: "code-4711", maxCreates: 2 }] } },
  };
  const { at, control } = openThree({ seed, strictCustomers: true });
  expect((await at(0).post(gcc)).status).toBe(201);
  expect((await at(1).read(asynchronous, other)).status).toBe(403);
  expect((await at(2).read(pathOfCustomer(1))).status).toBe(404);
  const { partners = {} } = await (await control()).getState();
  expect(partners[partner]).toMatchObject({
    codes: [{ remainingCreates: 1 }],
    customers: { [customer]: [{ vettingStatus: "Approved" }] },
  });
});

test("a vetting is decided for the partner that has the customer, or the one that is named", async () => {
  const { at, control } = openThree({ vetting: "hold" });
  const { decideVetting } = await control();
  const denied = { customer, vettingStatus: "Denied" as const, vettingReason: "Not an Academic Domain" };
  await expect(async () => decideVetting(denied)).rejects.toThrow("No partner has requested Education");
  await at(0).post(education);
  expect(await decideVetting(denied)).toMatchObject({ vettingStatus: "Denied" });
  expect(await at(1).list()).toMatchObject([{ vettingStatus: "Denied", vettingReason: "Not an Academic Domain" }]);
  await at(2).post(education, other);
  await expect(async () => decideVetting(denied)).rejects.toThrow("Name the partner");
  expect(await decideVetting({ ...denied, partner: otherPartner, vettingStatus: "Approved" })).toMatchObject({
    vettingStatus: "Approved",
  });
  await expect(async () => decideVetting({ customer } as never)).rejects.toThrow(TypeError);
});

test("the clock of all processes is moved, and reset", async () => {
  const { at, control } = openThree({ vetting: "PT5S" });
  const { now, advanceClock, reset } = await control();
  await at(0).post(education);
  expect(await advanceClock("PT5S")).toEqual(new Date("2024-02-03T04:05:11Z"));
  for (const one of numbers(3)) expect(await at(one).list()).toMatchObject([{ vettingStatus: "Approved" }]);
  await expect(async () => advanceClock("P1Y")).rejects.toThrow("advance takes an ISO 8601 duration");
  await reset();
  expect(await now()).toEqual(new Date("2024-02-03T04:05:06Z"));
});

test("a fault concerns as many requests as it says, whichever process takes them", async () => {
  const { at, control } = openThree();
  const { queueFault, faults, clearFaults } = await control();
  await queueFault({ status: 503, times: 5, match: { method: "get" } });
  const responses = await Promise.all(numbers(12).map((number) => at(number).read(asynchronous)));
  expect([count(responses, 503), count(responses, 200)]).toEqual([5, 7]);
  expect(await faults()).toEqual([]);
  await queueFault({ status: 504, afterwards: true });
  const written = await Promise.all(numbers(3).map((number) => at(number).post(soe, {}, pathOfCustomer(number))));
  expect([count(written, 504), count(written, 201)]).toEqual([1, 2]);
  for (const number of numbers(3)) expect((await at(number).read(pathOfCustomer(number))).body).toHaveLength(1);
  await queueFault({ status: 429, retryAfter: 3, times: 2 });
  expect(await at(1).read(asynchronous)).toMatchObject({ status: 429 });
  expect(await faults()).toEqual([{ status: 429, retryAfter: 3, times: 1 }]);
  await clearFaults();
  expect((await at(2).read(asynchronous)).status).toBe(200);
  await expect(async () => queueFault({ status: 418 })).rejects.toThrow(TypeError);
});

test("as many faults wait as allowed", async () => {
  const { control } = openThree();
  const { queueFault, faults } = await control();
  const large = { status: 503, match: { path: "x".repeat(140_000) } };
  await queueFault(large);
  await expect(async () => queueFault(large)).rejects.toThrow(
    "The fault queue is full (1,000 faults or 256 KiB). Clear it first.",
  );
  expect(await faults()).toHaveLength(1);
});

test("the journal has the calls to all processes", async () => {
  const { at, control } = openThree();
  const { journal, calledWith, clearJournal } = await control();
  for (const number of numbers(3)) await at(number).post(gcc, {}, pathOfCustomer(number));
  await expect.poll(async () => (await journal()).length).toBe(3);
  const calls = await calledWith({ operation: "createQualifications", body: gcc });
  expect(calls).toHaveLength(3);
  expect(JSON.stringify(calls)).not.toContain("code-4711");
  await expect(async () => calledWith({ nothing: 1 } as never)).rejects.toThrow(TypeError);
  await clearJournal();
  expect(await journal()).toEqual([]);
});
