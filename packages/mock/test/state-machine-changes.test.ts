// A disagreement is found by the cases, not by the store: it is enough to look for it with the state in memory.
import { description, type Transition } from "@partner-qualification/openapi";
import { listTransitionCases, type TransitionCase } from "@partner-qualification/rules";
import { describe, expect, test } from "vitest";
import { runTransition } from "./rules/run-transition.ts";

const machine = description["x-state-machine"];

/** Leads to another state, or takes a rejection for a success. */
const change = (transition: Transition): void => {
  const regions = Object.values(machine.regions).map(({ states }) => Object.keys(states));
  const states = regions.find((names) => names.some((name) => transition.from.includes(name))) ?? regions[0] ?? [];
  const other = states.find((state) => state !== transition.to && !transition.from.includes(state));
  transition.to = other ?? states[0] ?? "";
  delete transition.response?.example;
};

describe("a state machine that says otherwise is seen", () => {
  const numbers = machine.transitions.map((_, index) => index);
  test.each(numbers.map((index) => [index, JSON.stringify(machine.transitions[index])] as const))(
    "transition %i: %s",
    async (index) => {
      const changed = structuredClone(machine);
      change(changed.transitions[index] as Transition);
      const cases = listTransitionCases().filter(({ transition }) => transition === machine.transitions[index]);
      const found = await Promise.all(cases.map((one) => runTransition(one, changed)));
      expect(found.filter((one) => one.length > 0)).toHaveLength(cases.length);
    },
  );

  test("where another count is allowed", async () => {
    const changed = structuredClone(machine);
    changed.limits.requests += 1;
    const cases = listTransitionCases().filter(({ transition }) => transition.when === "requests-used-up");
    expect(await runTransition(cases[0] as TransitionCase, changed)).not.toEqual([]);
  });
});
