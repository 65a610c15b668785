import { expect, test } from "vitest";
import { firstProblem, placeOf } from "./first-problem.ts";
import { validatorOf } from "./validators.ts";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const names = Array.from({ length: 10_000 }, (_, index) => `c${index}`);

test.each([
  ["wrong names", { customers: Object.fromEntries(names.map((name) => [name, []])) }],
  ["wrong values", { codes: Array(1_000).fill(1) }],
  ["unknown names", Object.fromEntries(names.map((name) => [name, 1]))],
])("validation ends at the first of many problems: %s", (_, value) => {
  const validate = validatorOf("State");
  expect(validate(value)).toBe(false);
  // A wrong name is two errors: that of the name, and that the object has one.
  expect(validate.errors?.length).toBeLessThanOrEqual(2);
});

test("a valid value has no problem", () => {
  expect(firstProblem({ codes: [], customers: { [customer]: [] } }, "State")).toBeUndefined();
});

test("the place of a problem is a JSON pointer with printable names, without what looks like a secret", () => {
  const placeIn = (name: string) => {
    const problem = firstProblem({ [name]: 1 }, "State");
    return problem && placeOf(problem, "the state");
  };
  expect(["a/b~c", "a\u0007", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"].map(placeIn)).toEqual([
    "/a~1b~0c",
    "/a\\u{7}",
    "/…",
  ]);
  expect(firstProblem([], "Fault")).toMatchObject({ path: [], what: "must be an object" });
});
