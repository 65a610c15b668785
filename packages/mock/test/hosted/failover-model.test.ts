import { expect, test } from "vitest";
import { historyWithFailover, withFailover } from "./failover-model.ts";
import { findOrder, type Operation } from "./linearizable.ts";
import { type CodeInput, type CodeOutput, codeModel } from "./models.ts";

const failover = { syncedAt: 10, killedFrom: 20, killedUntil: 21, promotedAt: 30 };
type Use = Operation<CodeInput, CodeOutput>;

const isCode = (...operations: Use[]) =>
  findOrder(withFailover(codeModel(3)), historyWithFailover(operations, failover)) !== undefined;
const used = (start: number, end: number): Use => ({ start, end, input: "use", output: "used" });
const left = (start: number, output: number): Use => ({ start, end: start + 1, input: "read", output });

test("what was acknowledged after the last moment in sync may be lost, and all after it, too", () => {
  expect(isCode(used(12, 13), used(14, 15), left(40, 3))).toBe(true);
  expect(isCode(used(12, 13), used(14, 15), left(40, 2))).toBe(true);
  expect(isCode(used(12, 13), left(16, 2), used(18, 40), left(50, 2))).toBe(true);
});

test("what was acknowledged before is there", () => {
  expect(isCode(used(5, 9), left(40, 2))).toBe(true);
  expect(isCode(used(5, 9), left(40, 3))).toBe(false);
});

test("nothing takes effect twice after it, or is lost then", () => {
  expect(isCode(used(35, 36), left(40, 2))).toBe(true);
  expect(isCode(used(35, 36), left(40, 3))).toBe(false);
  expect(isCode(used(35, 36), left(40, 1))).toBe(false);
  // One that was under way has been seen before, was lost, and was retried.
  expect(isCode(used(18, 40), left(19, 2), left(32, 3), left(50, 2))).toBe(true);
  expect(isCode(used(18, 40), left(19, 2), left(32, 3), left(50, 1))).toBe(false);
});
