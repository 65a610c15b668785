import { expect, it } from "vitest";
import { findOperation, operations } from "../index.ts";

it("finds an operation by its id", () => {
  for (const operation of operations) expect(findOperation(operation.id, operations)).toBe(operation);
});

it("rejects an unknown id with those that are known", () => {
  const known = operations.map(({ id }) => id).join(", ");
  const message = `Unknown operation 'getQualifcations'. Use one of ${known}.`;
  expect(() => findOperation("getQualifcations", operations)).toThrow(new RangeError(message));
});
