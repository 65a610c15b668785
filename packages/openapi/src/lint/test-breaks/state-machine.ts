import type { Break } from "./break.ts";

/** Changes that break the rule of the state machine. */
export const stateMachine: Record<string, Break[]> = {
  "state-machine-consistent": [
    [
      "a transition that names a rule that does not exist",
      "state-machine.yaml",
      "rules: [denied-may-request-again]",
      "rules: [denied-can-request-again]",
      "The state machine names the rule 'denied-can-request-again', which does not exist. Use an id of rules.yaml.",
    ],
    [
      "a rule of a single operation that it does not name",
      "state-machine.yaml",
      "  - entity-tags-match-nothing\n",
      "",
      "The state machine does not name the rule 'entity-tags-match-nothing'. Name it at a state or transition, or under 'independent'.",
    ],
    [
      "a region that starts in no state of its own",
      "state-machine.yaml",
      "initial: unqualified",
      "initial: not-state-owned",
      "Region 'education-or-government' starts in 'not-state-owned', which is not one of its states.",
    ],
    [
      "an event with an example that the operation does not have",
      "state-machine.yaml",
      "operation: updateQualification, example: education",
      "operation: updateQualification, example: stateOwnedEntity",
      "Event 'set-education' needs an example 'stateOwnedEntity' of the body of 'updateQualification'. Correct one.",
    ],
    [
      "a transition with an event that does not exist",
      "state-machine.yaml",
      "event: deny",
      "event: denial",
      "A transition has the event 'denial', which does not exist.",
    ],
    [
      "a transition to a state that does not exist",
      "state-machine.yaml",
      "to: education-denied",
      "to: denied",
      "A transition names the state 'denied', which does not exist.",
    ],
    [
      "a request that is not decided in a state",
      "state-machine.yaml",
      "    from: [state-owned]\n",
      "    from: [state-owned]\n    when: code-unknown\n",
      "Event 'request-state-owned-entity' is not decided in the state 'state-owned'. Add a transition.",
    ],
  ],
};
