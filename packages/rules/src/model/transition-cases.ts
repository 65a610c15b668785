import { description, type Guard, type StateMachine, type Transition } from "@partner-qualification/openapi";
import { type ModelEvent, QualificationModel } from "./qualification-model.ts";

/** Validation codes of a partner for which every guard can be made true, with their uses left. */
export const modelCodes = { "many-uses": 100, "used-up": 0 } as const;

/** A transition in one of its states: the events that lead there, and then its own. */
export interface TransitionCase {
  /** Such as `deny in education-in-review`. */
  name: string;
  transition: Transition;
  events: ModelEvent[];
}

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";

/** The code of a request that makes the guard true. */
const codesByGuard: Partial<Record<Guard, string | undefined>> = {
  "code-missing": undefined,
  "code-unknown": "not-a-code",
  "code-used-up": "used-up",
};

const eventOf = (machine: StateMachine, event: string, when?: Guard): ModelEvent => {
  const { example } = machine.events[event] ?? {};
  const code = when !== undefined && when in codesByGuard ? codesByGuard[when] : "many-uses";
  return { event, customer, ...(example === "governmentCommunityCloud" && code !== undefined && { code }) };
};

/** The shortest way to every place that a customer can be in: its states and the count of its requests. */
const listWays = (machine: StateMachine): ModelEvent[][] => {
  const replay = (events: ModelEvent[]) => {
    const model = new QualificationModel(modelCodes, machine);
    for (const event of events) model.apply(event);
    return model;
  };
  const seen = new Set<string>();
  const ways: ModelEvent[][] = [[]];
  for (const way of ways) {
    const model = replay(way);
    for (const name of Object.keys(machine.events)) {
      const event = eventOf(machine, name);
      if (model.transitionOf(event)?.to === undefined) continue;
      const next = [...way, event];
      const place = JSON.stringify(replay(next).placeOf(customer));
      if (seen.has(place)) continue;
      seen.add(place);
      ways.push(next);
    }
  }
  return ways;
};

/**
 * Lists every transition and every rejection of the state machine in each place from which it starts.
 *
 * @throws RangeError for a transition that no events lead to.
 */
export const listTransitionCases = (machine = description["x-state-machine"]): TransitionCase[] => {
  const cases = listWays(machine).flatMap((way): TransitionCase[] => {
    const model = new QualificationModel(modelCodes, machine);
    for (const event of way) model.apply(event);
    const { states, requests } = model.placeOf(customer);
    return machine.transitions.flatMap((transition): TransitionCase[] => {
      const event = eventOf(machine, transition.event, transition.when);
      if (model.transitionOf(event) !== transition) return [];
      const when = transition.when === undefined ? "" : `, ${transition.when}`;
      const name = `${transition.event} in ${states.join(" and ")} after ${requests} requests${when}`;
      return [{ name, transition, events: [...way, event] }];
    });
  });
  const missing = machine.transitions.find((transition) => !cases.some((one) => one.transition === transition));
  if (missing)
    throw new RangeError(`Nothing leads to a transition of '${missing.event}'. Remove it, or correct 'from'.`);
  return cases;
};
