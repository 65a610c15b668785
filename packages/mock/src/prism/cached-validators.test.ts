import { isDeepStrictEqual } from "node:util";
import { validateOutput as wholeOutput } from "@stoplight/prism-http/dist/validator/index.js";
import { describe, expect, test } from "vitest";
import { requestOf, requestsWithOneOddParameter, responseOf } from "../../test/corpus.ts";
import { validateInput, validateOutput, validateSecurity } from "./cached-validators.ts";
import { operations } from "./operations.ts";
import { validateInput as wholeInput, validateSecurity as wholeSecurity } from "./validate.ts";

/** Expects the verdict of Prism. Thousands of them are equal, for which an expectation with a message takes as long as both. */
const expectSame = (own: unknown, whole: unknown, element: unknown) => {
  if (!isDeepStrictEqual(own, whole)) expect(own, JSON.stringify(element)).toEqual(whole);
};

describe("the cached validators decide as Prism does", () => {
  test.each(operations)("of requests to $iid", (operation) => {
    const verdicts = new Set<string>();
    for (let round = 0; round < 1_000; round += 1) {
      const given = { resource: operation, element: requestOf(operation) };
      const [fast, whole] = [validateInput(given), wholeInput(given)];
      expectSame(fast, whole, given.element);
      expectSame(validateSecurity(given), wholeSecurity(given), given.element);
      verdicts.add(whole._tag);
    }
    expect(verdicts).toEqual(new Set(["Left", "Right"]));
  });

  test.each(operations)("of requests to $iid with one odd parameter", (operation) => {
    const verdicts = new Set<string>();
    for (const element of requestsWithOneOddParameter(operation)) {
      const whole = wholeInput({ resource: operation, element });
      expectSame(validateInput({ resource: operation, element }), whole, element);
      verdicts.add(whole._tag);
    }
    expect(verdicts).toEqual(new Set(["Left", "Right"]));
  });

  test.each(operations)("of responses of $iid, at first and again", (operation) => {
    const verdicts = new Set<string>();
    for (let round = 0; round < 1_000; round += 1) {
      const given = { resource: operation, element: responseOf(operation) };
      const whole = wholeOutput(given);
      expectSame(validateOutput(given), whole, given.element);
      expectSame(validateOutput(given), whole, given.element);
      verdicts.add(whole._tag);
    }
    expect(verdicts).toEqual(new Set(["Left", "Right"]));
  });
});
