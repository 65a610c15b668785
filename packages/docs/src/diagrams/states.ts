import type { MachineState, StateMachine } from "@partner-qualification/openapi";
import type { Diagram, Edge, NodeKind } from "./diagram.ts";

/** The nodes by the `vettingStatus` that they stand for. What is set without a vetting counts as approved. */
const nodes: Readonly<Record<string, readonly [name: string, kind: NodeKind]>> = {
  InReview: ["inReview", "step"],
  Approved: ["approved", "good"],
  Denied: ["denied", "bad"],
};

const nodeOf = ({ qualification, vettingStatus = "Approved" }: MachineState): readonly [string, NodeKind] => {
  if (qualification === undefined) return ["none", "start"];
  const node = nodes[vettingStatus];
  if (!node) throw new RangeError(`The diagram of states has no node for '${vettingStatus}'. Add it to states.ts.`);
  return node;
};

const decisions = { Approved: "microsoftApproves", Denied: "microsoftDenies" } as const;

/** Draws the state machine: states with the same `vettingStatus` are one node. The synchronous API is left out. */
export const statesDiagram = ({ regions, events, transitions }: StateMachine): Diagram => {
  const states = Object.assign({}, ...Object.values(regions).map((region) => region.states)) as Record<
    string,
    MachineState
  >;
  const stateOf = (name: string): MachineState => {
    const state = states[name];
    if (!state) throw new RangeError(`The state machine has no state '${name}'.`);
    return state;
  };
  const labelOf = (event: string, from: MachineState, to: MachineState): string => {
    const decision = events[event]?.decision;
    if (decision) return decisions[decision];
    if (to.qualification !== "Education") return "requestOthers";
    return from.qualification === undefined ? "requestEducation" : "requestAgain";
  };
  const edges = new Map<string, Edge>();
  for (const { event, from, to } of transitions) {
    if (to === undefined || from === "any" || events[event]?.operation === "updateQualification") continue;
    for (const name of from) {
      const [before, after] = [stateOf(name), stateOf(to)];
      const edge = { from: nodeOf(before)[0], to: nodeOf(after)[0], label: labelOf(event, before, after) };
      edges.set(JSON.stringify(edge), edge);
    }
  }
  const used = new Set([...edges.values()].flatMap((edge) => [edge.from, edge.to]));
  const drawn = [["none", "start"] as const, ...Object.values(nodes)].filter(([name]) => used.has(name));
  return { nodes: Object.fromEntries(drawn), edges: [...edges.values()] };
};
