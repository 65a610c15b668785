import { validateOutput as wholeOutput } from "@stoplight/prism-http/dist/validator/index.js";
import { describe, expect, test } from "vitest";
import { requestOf, requestsWithOneOddParameter, responseOf } from "../../test/corpus.ts";
import { validateInput, validateOutput, validateSecurity } from "./cached-validators.ts";
import { operations } from "./operations.ts";
import { validateInput as wholeInput, validateSecurity as wholeSecurity } from "./validate.ts";

describe("the cached validators decide as Prism does", () => {
  test.each(operations)("of requests to $iid", (operation) => {
    const verdicts = new Set<string>();
    for (let round = 0; round < 1_000; round += 1) {
      const given = { resource: operation, element: requestOf(operation) };
      const [fast, whole] = [validateInput(given), wholeInput(given)];
      expect(fast, JSON.stringify(given.element)).toEqual(whole);
      expect(validateSecurity(given), JSON.stringify(given.element)).toEqual(wholeSecurity(given));
      verdicts.add(whole._tag);
    }
    expect(verdicts).toEqual(new Set(["Left", "Right"]));
  });

  test.each(operations)("of requests to $iid with one odd parameter", (operation) => {
    const verdicts = new Set<string>();
    for (const element of requestsWithOneOddParameter(operation)) {
      const whole = wholeInput({ resource: operation, element });
      expect(validateInput({ resource: operation, element }), JSON.stringify(element)).toEqual(whole);
      verdicts.add(whole._tag);
    }
    expect(verdicts).toEqual(new Set(["Left", "Right"]));
  });

  test.each(operations)("of responses of $iid, at first and again", (operation) => {
    const verdicts = new Set<string>();
    for (let round = 0; round < 1_000; round += 1) {
      const given = { resource: operation, element: responseOf(operation) };
      const whole = wholeOutput(given);
      expect(validateOutput(given), JSON.stringify(given.element)).toEqual(whole);
      expect(validateOutput(given), JSON.stringify(given.element)).toEqual(whole);
      verdicts.add(whole._tag);
    }
    expect(verdicts).toEqual(new Set(["Left", "Right"]));
  });
});
