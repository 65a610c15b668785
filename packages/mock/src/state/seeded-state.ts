import { copyText } from "../copy-text.ts";
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
 * A seed, ready to be read by id. What a partner has by its own name in the seed can be rewritten and stays; what every
 * partner starts with never changes here. The seed itself is kept as it was, so that to restore it takes no work.
 */
export class SeededState {
  /** What every partner starts with. */
  readonly everyone: Seeded;
  /** What single partners have by name, as it was seeded. */
  readonly partners: ReadonlyMap<string, Seeded>;
  /** The time of the entity tags that the seed leaves out, in milliseconds since 1970. */
  readonly seededAt: number;
  readonly #owners = new Map<string, string[]>();
  readonly #counts = new Map<string, number>();
  #rewritten = new Map<string, Required<Seeded>>();

  /** @param now milliseconds since 1970: the time of the entity tags that the seed leaves out. */
  constructor(state: State, now: number) {
    this.seededAt = now;
    this.everyone = readPartner(state, "", now);
    this.partners = new Map(
      Object.entries(state.partners ?? {}).map(([id, partner]) => [id.toLowerCase(), readPartner(partner, id, now)]),
    );
    for (const [partner, { customers }] of this.partners) {
      let count = this.everyone.customers.size;
      for (const customer of customers.keys()) {
        if (!this.everyone.customers.has(customer)) count += 1;
        const owners = this.#owners.get(customer);
        if (owners) owners.push(partner);
        else this.#owners.set(customer, [partner]);
      }
      this.#counts.set(partner, count);
    }
  }

  /** How many customers a partner has, those that every partner starts with included. */
  customerCountOf(partner: string): number {
    return this.#counts.get(partner) ?? this.everyone.customers.size;
  }

  /** The partners that have a customer by name. */
  ownersOf(customer: string): readonly string[] {
    return this.#owners.get(customer) ?? [];
  }

  /** What a partner has of a customer by name; undefined where the seed names no such customer. */
  heldOf(partner: string, customer: string): HeldQualification[] | undefined {
    return this.#rewritten.get(partner)?.customers.get(customer) ?? this.partners.get(partner)?.customers.get(customer);
  }

  /** The customers that a partner has by name, one after the other. */
  *customersOf(partner: string): Generator<[id: string, held: HeldQualification[]]> {
    const rewritten = this.#rewritten.get(partner)?.customers;
    for (const [id, held] of this.partners.get(partner)?.customers ?? []) yield [id, rewritten?.get(id) ?? held];
  }

  /** A validation code that a partner has by name, as it is now. */
  codeOf(partner: string, { validationId }: ValidationCode): ValidationCode | undefined {
    return this.#rewritten.get(partner)?.codes.get(validationId);
  }

  /** Takes the qualifications of a customer in place of those before. @returns false where the seed names no such one. */
  rewriteCustomer(partner: string, customer: string, held: HeldQualification[]): boolean {
    if (!this.partners.get(partner)?.customers.has(customer)) return false;
    this.#rewrittenOf(partner).customers.set(copyText(customer), held);
    return true;
  }

  /** Takes a validation code in place of the one before. @returns false where the seed has no codes for the partner. */
  rewriteCode(partner: string, code: ValidationCode): boolean {
    if (!this.partners.get(partner)?.codes) return false;
    this.#rewrittenOf(partner).codes.set(code.validationId, code);
    return true;
  }

  /** What was rewritten, by partner. */
  *rewritten(): Generator<[partner: string, customers: [string, HeldQualification[]][], codes: ValidationCode[]]> {
    for (const [partner, { customers, codes }] of this.#rewritten) yield [partner, [...customers], [...codes.values()]];
  }

  /** Forgets all that was rewritten. */
  restore(): void {
    this.#rewritten = new Map();
  }

  #rewrittenOf(partner: string): Required<Seeded> {
    const known = this.#rewritten.get(partner);
    if (known) return known;
    const rewritten = { codes: new Map(), customers: new Map() };
    this.#rewritten.set(copyText(partner), rewritten);
    return rewritten;
  }
}
