import type { Problem } from "../validation/first-problem.ts";
import type { PartnerState, SeedCode, State } from "./types.ts";

const repeatedCode = (codes: SeedCode[], path: string[]): Problem | undefined => {
  const places = new Map<string, number>();
  for (const [index, { validationId }] of codes.entries()) {
    const first = places.get(validationId);
    if (first !== undefined) {
      const what = `is the same as in the code at index ${first}; remove one of the two codes`;
      return { path: [...path, String(index), "validationId"], what, ofName: false };
    }
    places.set(validationId, index);
  }
  return undefined;
};

// Property names are unique as they are spelled, so that only those with a capital letter can repeat another one.
const repeatedId = (ids: object, path: string[], what: string): Problem | undefined => {
  const seen = new Set<string>();
  for (const id of Object.keys(ids)) {
    const lower = id.toLowerCase();
    if (lower === id) continue;
    if (Object.hasOwn(ids, lower) || seen.has(lower))
      return { path: [...path, id], what: `is the same ${what} as another one in other case; keep one`, ofName: true };
    seen.add(lower);
  }
  return undefined;
};

const tooManyUses = (codes: SeedCode[], path: string[]): Problem | undefined => {
  const index = codes.findIndex(
    ({ maxCreates, remainingCreates }) => (remainingCreates ?? 0) > (maxCreates ?? Number.POSITIVE_INFINITY),
  );
  if (index < 0) return undefined;
  const what = `must be at most maxCreates, which is ${codes[index]?.maxCreates}`;
  return { path: [...path, String(index), "remainingCreates"], what, ofName: false };
};

const inPartner = ({ codes, customers }: PartnerState, path: string[]): Problem | undefined =>
  (codes && (repeatedCode(codes, [...path, "codes"]) ?? tooManyUses(codes, [...path, "codes"]))) ??
  (customers && repeatedId(customers, [...path, "customers"], "customer"));

/**
 * Finds the first contradiction in a state, which a schema cannot see: a validation code, customer or partner that is there
 * twice, or a code with more uses left than it has in all.
 */
export const findConflict = (state: State): Problem | undefined => {
  const { partners = {} } = state;
  const found = inPartner(state, []) ?? repeatedId(partners, ["partners"], "partner");
  if (found) return found;
  for (const [id, partner] of Object.entries(partners)) {
    const problem = inPartner(partner, ["partners", id]);
    if (problem) return problem;
  }
  return undefined;
};
