import type { StateMachine } from "@partner-qualification/openapi";
import type { Diagram } from "./diagram.ts";

/** Draws which qualifications go together: those of different regions, for a customer is in one state of each. */
export const combinationsDiagram = ({ regions }: StateMachine): Diagram => {
  const regionOf = new Map<string, string>();
  for (const [region, { states }] of Object.entries(regions))
    for (const { qualification } of Object.values(states)) if (qualification) regionOf.set(qualification, region);
  const qualifications = [...regionOf.keys()];
  const pairs = qualifications.flatMap((from, index) => qualifications.slice(index + 1).map((to) => ({ from, to })));
  return {
    nodes: Object.fromEntries(qualifications.map((qualification) => [qualification, "step"])),
    edges: pairs.map(({ from, to }) => {
      const excluded = regionOf.get(from) === regionOf.get(to);
      return { from, to, label: excluded ? "excludeEachOther" : "together", arrow: "none", excluded };
    }),
  };
};
