import type { Contract } from "../contract.ts";
import type { Target } from "../target.ts";
import { clientTarget } from "./client.ts";
import { docsTarget } from "./docs.ts";
import { mockTarget } from "./mock.ts";
import { specTarget } from "./spec.ts";
import { stockPrismTarget } from "./stock-prism.ts";

const open: Record<string, (contract: Contract) => Target | Promise<Target>> = {
  spec: specTarget,
  client: () => clientTarget(),
  mock: (contract) => mockTarget(contract),
  docs: () => docsTarget(),
  "stock prism": (contract) => stockPrismTarget(contract),
};

/** The names of all targets, in the order of the report. */
export const targetNames: readonly string[] = Object.keys(open);

/**
 * Opens targets by name: starts the servers and the browser that they need. Close each when done.
 *
 * @throws TypeError for an unknown name; it lists the known ones.
 */
export const openTargets = async (names: readonly string[], contract: Contract): Promise<Target[]> => {
  const unknown = names.find((name) => !(name in open));
  if (unknown !== undefined) throw new TypeError(`No target '${unknown}': choose from ${targetNames.join(", ")}.`);
  const targets: Target[] = [];
  try {
    for (const name of names) {
      const target = await open[name]?.(contract);
      if (target) targets.push(target);
    }
  } catch (error) {
    await closeTargets(targets);
    throw error;
  }
  return targets;
};

export const closeTargets = async (targets: Target[]): Promise<void> => {
  await Promise.all(targets.map((target) => target.close()));
};
