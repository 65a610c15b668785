import type { TargetName } from "@partner-qualification/exchanges";
import type { Contract } from "../contract.ts";
import { specTarget } from "./spec.ts";
import type { Target } from "./target.ts";

// All but the spec need packages that only this repository has: a user of the command need not install them.
const open: Record<TargetName, (contract: Contract) => Target | Promise<Target>> = {
  spec: specTarget,
  client: async () => (await import("./client.ts")).clientTarget(),
  mock: async (contract) => (await import("./mock.ts")).mockTarget(contract),
  docs: async () => (await import("./docs.ts")).docsTarget(),
  "stock prism": async (contract) => (await import("./stock-prism.ts")).stockPrismTarget(contract),
};

/** The names of the targets, in the order of the report. */
export const targetNames: readonly string[] = Object.keys(open);

const isTarget = (name: string): name is TargetName => Object.hasOwn(open, name);

/**
 * Opens targets by name: starts the servers and the browser that they need. Close them with `closeTargets`.
 *
 * @throws TypeError for an unknown name; the message lists the known ones.
 */
export const openTargets = async (names: readonly string[], contract: Contract): Promise<Target[]> => {
  const unknown = names.find((name) => !isTarget(name));
  if (unknown !== undefined) throw new TypeError(`Unknown target '${unknown}'. Use one of ${targetNames.join(", ")}.`);
  const targets: Target[] = [];
  try {
    for (const name of names.filter(isTarget)) targets.push(await open[name](contract));
  } catch (error) {
    await closeTargets(targets);
    throw error;
  }
  return targets;
};

/** Closes targets, with their servers and browsers. */
export const closeTargets = async (targets: Target[]): Promise<void> => {
  await Promise.all(targets.map((target) => target.close()));
};
