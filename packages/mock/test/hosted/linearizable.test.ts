import { describe, expect, test } from "vitest";
import { findOrder, type Operation } from "./linearizable.ts";
import {
  type CodeInput,
  type CodeOutput,
  type CustomerInput,
  type CustomerOutput,
  codeModel,
  customerModel,
} from "./models.ts";

/** An operation from a start to an end; without an output nobody knows what became of it. */
const at = <Input, Output>(start: number, end: number, input: Input, output?: Output): Operation<Input, Output> =>
  output === undefined ? { start, end: Number.POSITIVE_INFINITY, input } : { start, end, input, output };

const isCustomer = (...operations: Operation<CustomerInput, CustomerOutput>[]) =>
  findOrder(customerModel, operations) !== undefined;
const isCode = (initial: number, ...operations: Operation<CodeInput, CodeOutput>[]) =>
  findOrder(codeModel(initial), operations) !== undefined;

describe("a right history is accepted", () => {
  test("of operations one after the other", () => {
    expect(
      isCustomer(
        at(0, 1, "read", []),
        at(2, 3, "Education", "granted"),
        at(4, 5, "GovernmentCommunityCloud", "conflict"),
        at(6, 7, "StateOwnedEntity", "granted"),
        at(8, 9, "read", ["Education", "StateOwnedEntity"]),
      ),
    ).toBe(true);
    expect(isCode(1, at(0, 1, "use", "used"), at(2, 3, "use", "usedUp"), at(4, 5, "read", 0))).toBe(true);
  });

  test("of operations at the same time, whose order only their outputs tell", () => {
    expect(isCustomer(at(0, 9, "Education", "granted"), at(1, 2, "read", []), at(3, 4, "read", ["Education"]))).toBe(
      true,
    );
    expect(
      isCode(2, at(0, 9, "use", "used"), at(0, 9, "use", "used"), at(0, 9, "use", "usedUp"), at(1, 8, "read", 1)),
    ).toBe(true);
  });

  test("of an operation whose output got lost, whether it took effect or not", () => {
    const lost = at<CodeInput, CodeOutput>(0, 1, "use");
    expect(isCode(2, lost, at(5, 6, "read", 2))).toBe(true);
    expect(isCode(2, lost, at(5, 6, "read", 2), at(7, 8, "read", 1))).toBe(true);
  });
});

describe("a planted bug is caught", () => {
  test("a lost update", () => {
    expect(
      isCustomer(
        at(0, 1, "StateOwnedEntity", "granted"),
        at(2, 3, "Education", "granted"),
        at(4, 5, "read", ["Education"]),
      ),
    ).toBe(false);
    expect(isCode(5, at(0, 2, "use", "used"), at(1, 3, "use", "used"), at(4, 5, "read", 4))).toBe(false);
  });

  test("a code that is used twice", () => {
    expect(isCode(1, at(0, 5, "use", "used"), at(1, 6, "use", "used"))).toBe(false);
    expect(isCustomer(at(0, 5, "GovernmentCommunityCloud", "granted"), at(1, 6, "Education", "granted"))).toBe(false);
  });

  test("a stale read", () => {
    expect(isCustomer(at(0, 1, "Education", "granted"), at(2, 3, "read", []))).toBe(false);
    expect(isCode(5, at(0, 9, "use", "used"), at(1, 2, "read", 4), at(3, 4, "read", 5))).toBe(false);
  });

  test("a decision that is undone", () => {
    const approved = ["Education approved"];
    const created = at<CustomerInput, CustomerOutput>(0, 1, "Education", "granted");
    expect(isCustomer(created, at(2, 3, "read", ["Education"]), at(4, 5, "read", approved))).toBe(true);
    expect(isCustomer(created, at(2, 3, "read", approved), at(4, 5, "read", ["Education"]))).toBe(false);
    expect(isCustomer(created, at(2, 3, "read", approved), at(4, 5, "GovernmentCommunityCloud", "granted"))).toBe(
      false,
    );
  });

  test("an effect that was never sent", () => {
    expect(isCustomer(at(0, 1, "read", ["Education"]))).toBe(false);
    expect(isCode(2, at(0, 1, "use"), at(2, 3, "read", 0))).toBe(false);
    expect(isCode(2, at(5, 6, "use"), at(2, 3, "read", 1))).toBe(false);
  });
});

test("the search takes hundreds of operations, of which many run at the same time", () => {
  const uses = Array.from({ length: 300 }, (_, index) => at<CodeInput, CodeOutput>(index, index + 8, "use", "used"));
  const reads = Array.from({ length: 40 }, (_, index) =>
    at<CodeInput, CodeOutput>(index * 7, index * 7 + 9, "read", 500 - index * 7 - 4),
  );
  expect(findOrder(codeModel(500), [...uses, ...reads])).toHaveLength(340);
});
