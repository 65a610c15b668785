import type { Registers } from "../description.ts";
import type { MachineRegion, StateMachine, Transition } from "../state-machine.ts";
import { isNode, type Node, type VisitorFactory } from "./redocly.ts";

type Problem = [message: string, ...path: (string | number)[]];

const rulesOf = ({ regions, transitions, independent }: StateMachine): Problem[] => [
  ...Object.entries(regions).flatMap(([region, { states }]) =>
    Object.entries(states).flatMap(([state, { rules }]) =>
      rules.map((rule): Problem => [rule, "regions", region, "states", state]),
    ),
  ),
  ...transitions.flatMap(({ rules }, index) => rules.map((rule): Problem => [rule, "transitions", index])),
  ...independent.map((rule): Problem => [rule, "independent"]),
];

const checkRules = (machine: StateMachine, rules: Registers["x-rules"], operations: number): Problem[] => {
  const named = rulesOf(machine);
  const unknown = named
    .filter(([rule]) => !Object.hasOwn(rules, rule))
    .map(
      ([rule, ...path]): Problem => [
        `The state machine names the rule '${rule}', which does not exist. Use an id of rules.yaml.`,
        ...path,
      ],
    );
  const ids = new Set(named.map(([rule]) => rule));
  const missing = Object.entries(rules)
    .filter(([rule, { operations: its }]) => !ids.has(rule) && its.length < operations)
    .map(
      ([rule]): Problem => [
        `The state machine does not name the rule '${rule}'. Name it at a state or transition, or under 'independent'.`,
      ],
    );
  return [...unknown, ...missing];
};

const checkNames = (
  { regions, events, transitions }: StateMachine,
  examples: ReadonlyMap<string, ReadonlySet<string>>,
): Problem[] => {
  const states = new Set(Object.values(regions).flatMap((region) => Object.keys(region.states)));
  const initial = Object.entries(regions).flatMap(([name, region]): Problem[] =>
    Object.hasOwn(region.states, region.initial)
      ? []
      : [[`Region '${name}' starts in '${region.initial}', which is not one of its states.`, "regions", name]],
  );
  const ofEvents = Object.entries(events).flatMap(([name, { operation, example }]): Problem[] =>
    operation === undefined || examples.get(operation)?.has(example)
      ? []
      : [[`Event '${name}' needs an example '${example}' of the body of '${operation}'. Correct one.`, "events", name]],
  );
  const ofTransitions = transitions.flatMap(({ event, from, to }, index): Problem[] => {
    const unknown = [...(from === "any" ? [] : from), ...(to === undefined ? [] : [to])].filter(
      (state) => !states.has(state),
    );
    return [
      ...(Object.hasOwn(events, event) ? [] : [`A transition has the event '${event}', which does not exist.`]),
      ...unknown.map((state) => `A transition names the state '${state}', which does not exist.`),
    ].map((message): Problem => [message, "transitions", index]);
  });
  return [...initial, ...ofEvents, ...ofTransitions];
};

const regionOf = (regions: MachineRegion[], transitions: Transition[]): MachineRegion | undefined =>
  regions.find(({ states }) => transitions.some(({ from }) => from !== "any" && from.some((state) => state in states)));

/** Every request is decided in every state of its region, whatever the guards say. */
const checkDecided = ({ regions, events, transitions }: StateMachine): Problem[] =>
  Object.entries(events).flatMap(([event, { operation }]) => {
    if (operation === undefined) return [];
    const own = transitions.filter((one) => one.event === event);
    const region = regionOf(Object.values(regions), own);
    const decided = own.filter(({ when }) => when === undefined).flatMap(({ from }) => from);
    return Object.keys(region?.states ?? {})
      .filter((state) => !decided.includes(state) && !decided.includes("any"))
      .map((state): Problem => [`Event '${event}' is not decided in the state '${state}'. Add a transition.`]);
  });

/**
 * The state machine names rules, operations, examples and states that exist, decides every request in every state, and
 * has a place for each rule that is about single operations.
 */
export const stateMachineConsistent: VisitorFactory = () => {
  const examples = new Map<string, Set<string>>();
  let ofOperation = new Set<string>();
  return {
    Operation: {
      enter({ operationId }) {
        ofOperation = new Set();
        examples.set(String(operationId), ofOperation);
      },
    },
    MediaType: {
      enter({ examples: own }, { location }) {
        if (!isNode(own) || !location.pointer.includes("/requestBody/")) return;
        for (const name of Object.keys(own)) ofOperation.add(name);
      },
    },
    Root: {
      leave(root, { report, location }) {
        const { "x-state-machine": machine, "x-rules": rules } = root as Node & Partial<Registers>;
        // A copy of an older version of the spec has no state machine.
        if (!machine || !rules) return;
        const problems = [
          ...checkRules(machine, rules, examples.size),
          ...checkNames(machine, examples),
          ...checkDecided(machine),
        ];
        for (const [message, ...path] of problems)
          report({ message, location: location.child(["x-state-machine", ...path]) });
      },
    },
  };
};
