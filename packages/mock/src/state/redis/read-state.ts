import type { SeededState } from "../seeded-state.ts";
import type { HeldQualification, PartnerState, State } from "../types.ts";
import { fields } from "./keys.ts";
import type { PartnerIndex } from "./partner-index.ts";
import { RedisView } from "./redis-view.ts";
import type { Generation } from "./shared-state.ts";

const customerField = fields.customer("");

const partOf = (
  partner: string,
  hash: Record<string, string>,
  seeded: SeededState,
  now: number,
): PartnerState | undefined => {
  const own = seeded.partners.get(partner);
  const customers: Record<string, HeldQualification[]> = Object.fromEntries(own?.customers ?? []);
  for (const [field, json] of Object.entries(hash))
    if (field.startsWith(customerField)) customers[field.slice(customerField.length)] = JSON.parse(json);
  const hasCodes = own?.codes !== undefined || hash[fields.codes] !== undefined;
  const hasCustomers = Object.keys(customers).length > 0;
  if (!own && !hasCodes && !hasCustomers) return undefined;
  const reading = { held: null, record: null, count: null, codes: hash[fields.codes] ?? null };
  const view = new RedisView({ partner }, seeded, reading, now);
  return { ...(hasCodes && { codes: view.codes }), ...(hasCustomers && { customers }) };
};

/** Reads the whole state, in the form of a seed. Idempotency records are not in it. */
export const readState = async (index: PartnerIndex, { id, seed, seeded }: Generation, now: number): Promise<State> => {
  const hashes = new Map<string, Record<string, string>>([...seeded.partners.keys()].map((partner) => [partner, {}]));
  for await (const [partner, hash] of index.hashes(id)) hashes.set(partner, hash);
  const partners: Record<string, PartnerState> = {};
  for (const [partner, hash] of hashes) {
    const part = partOf(partner, hash, seeded, now);
    if (part) partners[partner] = part;
  }
  const { codes, customers } = seed;
  const state: State = {
    ...(codes && { codes }),
    ...(customers && { customers }),
    ...(Object.keys(partners).length > 0 && { partners }),
  };
  return structuredClone(state);
};
