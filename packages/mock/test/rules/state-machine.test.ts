import { description, type StateMachine, type Transition } from "@partner-qualification/openapi";
import { listTransitionCases, modelCodes, runSteps, type TransitionCase } from "@partner-qualification/rules";
import { describe, expect, test } from "vitest";
import { partner } from "../rules-testing.ts";
import { createSubject } from "./subject.ts";

const machine = description["x-state-machine"];
const codes = Object.entries(modelCodes).map(([validationId, remainingCreates]) => ({
  validationId,
  remainingCreates,
}));

const run = ({ events }: TransitionCase, changed: StateMachine = machine) => {
  const { server } = createSubject({ seed: { codes } });
  if (!server.control) throw new TypeError("The mock has no control API.");
  const steps = events.map((event) => ({ ...event, partner }));
  return runSteps(steps, { server: { ...server, control: server.control }, codes: modelCodes }, changed);
};

describe("the mock agrees with the state machine of the spec", () => {
  test.each(listTransitionCases().map((one) => [one.name, one] as const))("%s", async (_, one) => {
    expect(await run(one)).toEqual([]);
  });
});

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
      const found = await Promise.all(cases.map((one) => run(one, changed)));
      expect(found.filter((one) => one.length > 0)).toHaveLength(cases.length);
    },
  );

  test("where another count is allowed", async () => {
    const changed = structuredClone(machine);
    changed.limits.requests += 1;
    const cases = listTransitionCases().filter(({ transition }) => transition.when === "requests-used-up");
    expect(await run(cases[0] as TransitionCase, changed)).not.toEqual([]);
  });
});
