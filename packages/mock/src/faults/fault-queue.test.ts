import { expect, test } from "vitest";
import { createTestMock, pathOfCustomer } from "../../test/rules-testing.ts";
import { FaultQueue, maxFaults, maxFaultsLength } from "./fault-queue.ts";

const lost = { status: 504, afterwards: true, delay: 300 };

test("a fault afterwards waits for a call that takes effect", async () => {
  const waited: number[] = [];
  const { mock, post, put, soe, list } = createTestMock({
    sleep: async (milliseconds) => void waited.push(milliseconds),
  });
  mock.control.queueFault({ ...lost, match: { method: "POST" } });
  expect((await post({ qualification: "Nothing" })).status).toBe(400);
  expect((await soe({ Prefer: "code=409" })).status).toBe(409);
  expect((await put(1)).status).toBe(200);
  expect([mock.control.faults().length, waited]).toEqual([1, []]);
  expect((await soe()).status).toBe(504);
  expect([mock.control.faults(), waited]).toEqual([[], [300]]);
  expect(await list()).toHaveLength(2);
});

test("of calls at the same time, as many meet a fault afterwards as it concerns", async () => {
  const { mock, post } = createTestMock();
  mock.control.queueFault(lost);
  const paths = [1, 2, 3].map(pathOfCustomer);
  const responses = await Promise.all(paths.map((path) => post({ qualification: "StateOwnedEntity" }, {}, path)));
  expect(responses.map(({ status }) => status).sort()).toEqual([201, 201, 504]);
});

test("any other fault is used up by an invalid request, too, for it takes its place", async () => {
  const { mock, post } = createTestMock();
  mock.control.queueFault({ status: 503 });
  expect((await post({ qualification: "Nothing" })).status).toBe(503);
  expect(mock.control.faults()).toEqual([]);
});

test("a fault concerns as many calls as it says", () => {
  const queue = new FaultQueue();
  queue.add({ status: 503, times: 2 });
  const [first] = queue.matching({});
  expect([first?.use(), queue.waiting()]).toEqual([true, [{ status: 503, times: 1 }]]);
  expect([first?.use(), queue.isEmpty, [...queue.matching({})], first?.use()]).toEqual([true, true, [], false]);
});

test("as many faults wait as allowed; none is dropped for another", () => {
  const queue = new FaultQueue();
  for (let index = 0; index < maxFaults; index += 1) queue.add({ status: 503 });
  expect(() => queue.add({ status: 503 })).toThrow(
    "The fault queue is full (1,000 faults or 256 KiB). Clear it first.",
  );
  for (const { use } of queue.matching({})) {
    use();
    break;
  }
  queue.add({ status: 500 });
  expect(queue.waiting()).toHaveLength(maxFaults);
  queue.clear();
  const large = { status: 503, match: { path: "x".repeat(maxFaultsLength / 2) } };
  queue.add(large);
  expect(() => queue.add(large)).toThrow(TypeError);
});
