import { description, type StateMachine } from "@partner-qualification/openapi";
import { modelCodes, runSteps, type TransitionCase } from "@partner-qualification/rules";
import { partner } from "../rules-testing.ts";
import { createSubject } from "./subject.ts";

const codes = Object.entries(modelCodes).map(([validationId, remainingCreates]) => ({
  validationId,
  remainingCreates,
}));

/**
 * Takes a new mock through a transition of the state machine.
 *
 * @param machine says what must happen; that of the spec unless given.
 * @returns where the mock disagrees with it.
 */
export const runTransition = ({ events }: TransitionCase, machine: StateMachine = description["x-state-machine"]) => {
  const { server } = createSubject({ seed: { codes } });
  if (!server.control) throw new TypeError("The mock has no control API.");
  const steps = events.map((event) => ({ ...event, partner }));
  return runSteps(steps, { server: { ...server, control: server.control }, codes: modelCodes }, machine);
};
