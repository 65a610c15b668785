import type { Survivor } from "./cores.ts";
import type { Mutant } from "./mutants.ts";

/** The share of the mutants that must be killed. */
export const leastKilled = 0.85;

/** What the mutants of some files show. */
export interface MutationVerdict {
  killed: number;
  total: number;
  /** The survivors that are not listed. */
  unlisted: Mutant[];
  /** What is listed and does not survive any more. */
  gone: { file: string; change: string }[];
  passed: boolean;
}

/**
 * Compares the mutants that survived with those that are listed with a reason.
 *
 * @param files the files that were mutated, from the root of the repository: what is listed of others is left out.
 */
export const toVerdict = (
  mutants: readonly Mutant[],
  listed: readonly Survivor[],
  files: ReadonlySet<string> = new Set(mutants.map(({ file }) => file)),
): MutationVerdict => {
  const keyOf = (file: string, change: string) => `${file}: ${change}`;
  const survived = mutants.filter(({ isKilled }) => !isKilled);
  const found = new Set(survived.map(({ file, change }) => keyOf(file, change)));
  const expected = listed
    .filter(({ file }) => files.has(file))
    .flatMap(({ file, mutants: changes }) => changes.map((change) => ({ file, change })));
  const known = new Set(expected.map(({ file, change }) => keyOf(file, change)));
  const unlisted = survived.filter(({ file, change }) => !known.has(keyOf(file, change)));
  const gone = expected.filter(({ file, change }) => !found.has(keyOf(file, change)));
  const killed = mutants.length - survived.length;
  const isEnough = mutants.length > 0 && killed / mutants.length >= leastKilled;
  return { killed, total: mutants.length, unlisted, gone, passed: isEnough && unlisted.length + gone.length === 0 };
};
