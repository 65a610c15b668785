import { completeCode } from "./codes.ts";
import type { HeldQualification, PartnerState, SeedCode, State, ValidationCode } from "./types.ts";

/** What is seeded for one partner, or for every partner. Ids are in lower case. */
export interface Seeded {
  /** By validation code, in the order of the seed; absent where the seed has no codes. */
  codes?: Map<string, ValidationCode>;
  customers: Map<string, HeldQualification[]>;
}

const readCodes = (codes: SeedCode[], partner: string, now: number): Map<string, ValidationCode> =>
  new Map(codes.map((code) => [code.validationId, completeCode(code, partner, now)]));

const readPartner = ({ codes, customers = {} }: PartnerState, partner: string, now: number): Seeded => ({
  ...(codes && { codes: readCodes(codes, partner, now) }),
  customers: new Map(Object.entries(customers).map(([id, held]) => [id.toLowerCase(), held])),
});

/**
 * A seed, ready to be read by id. What a partner has by its own name in the seed changes in place and stays; what every
 * partner starts with never changes here.
 */
export class SeededState {
  /** What every partner starts with. */
  readonly everyone: Seeded;
  /** What single partners have by name. */
  readonly partners: Map<string, Seeded>;
  readonly #owners = new Map<string, string[]>();

  /** @param now milliseconds since 1970: the time of the entity tags that the seed leaves out. */
  constructor(state: State, now: number) {
    this.everyone = readPartner(state, "", now);
    this.partners = new Map(
      Object.entries(state.partners ?? {}).map(([id, partner]) => [id.toLowerCase(), readPartner(partner, id, now)]),
    );
    for (const [partner, { customers }] of this.partners)
      for (const customer of customers.keys()) {
        const owners = this.#owners.get(customer);
        if (owners) owners.push(partner);
        else this.#owners.set(customer, [partner]);
      }
  }

  /** The partners that have a customer by name. */
  ownersOf(customer: string): readonly string[] {
    return this.#owners.get(customer) ?? [];
  }
}
