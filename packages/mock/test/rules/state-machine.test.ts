import { listTransitionCases } from "@partner-qualification/rules";
import { describe, expect, test } from "vitest";
import { runTransition } from "./run-transition.ts";

describe("the mock agrees with the state machine of the spec", () => {
  test.each(listTransitionCases().map((one) => [one.name, one] as const))("%s", async (_, one) => {
    expect(await runTransition(one)).toEqual([]);
  });
});
