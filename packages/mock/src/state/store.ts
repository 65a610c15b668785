import { completeCode } from "./codes.ts";
import type { HeldQualification, PartnerState, State, ValidationCode } from "./types.ts";
import { settle } from "./vetting.ts";

interface Partner {
  codes?: ValidationCode[];
  customers: Map<string, HeldQualification[]>;
}

const read = (state: PartnerState, id: string, now: number): Partner => ({
  ...(state.codes && { codes: state.codes.map((code) => completeCode(code, id, now)) }),
  customers: new Map(Object.entries(state.customers ?? {}).map(([customer, held]) => [customer.toLowerCase(), held])),
});

const write = ({ codes, customers }: Partner): PartnerState => ({
  ...(codes && { codes }),
  ...(customers.size > 0 && { customers: Object.fromEntries(customers) }),
});

/**
 * What each partner has. A partner is kept only once it has changed something: until then it reads what every
 * partner starts with, so that reading costs no memory.
 */
export class Store {
  #seed: State;
  #everyone: Partner;
  #partners = new Map<string, Partner>();
  readonly #now: () => number;

  /** @param now milliseconds since 1970. */
  constructor(seed: State, now: () => number) {
    this.#now = now;
    this.#seed = seed;
    this.#everyone = this.#load(seed);
  }

  #load(state: State): Partner {
    const time = this.#now();
    this.#seed = state;
    this.#partners = new Map(
      Object.entries(state.partners ?? {}).map(([id, partner]) => [id.toLowerCase(), read(partner, id, time)]),
    );
    this.#everyone = read(state, "", time);
    return this.#everyone;
  }

  /** Takes a whole state in place of the present one. */
  put(state: State): void {
    this.#load(structuredClone(state));
  }

  /** The whole state, in the form of a seed. */
  get(): State {
    const partners = [...this.#partners].map(([id, partner]) => [id, write(partner)]);
    const { codes, customers } = this.#seed;
    return structuredClone({
      ...(codes && { codes }),
      ...(customers && { customers }),
      ...(partners.length > 0 && { partners: Object.fromEntries(partners) }),
    });
  }

  /** The ids of the partners that have something of their own. */
  partners(): string[] {
    return [...this.#partners.keys()];
  }

  codes(partner: string): ValidationCode[] {
    const own = this.#partners.get(partner)?.codes;
    if (own) return own;
    return (this.#everyone.codes ?? []).map((code) => ({ ...code, partnerId: code.partnerId || partner }));
  }

  /** The qualifications of a customer as they stand now; undefined for one that the partner does not have. */
  customer(partner: string, customer: string): HeldQualification[] | undefined {
    const held = this.#partners.get(partner)?.customers.get(customer) ?? this.#everyone.customers.get(customer);
    const now = this.#now();
    return held?.map((entry) => settle(entry, now));
  }

  /** Whether a partner has this customer of its own. */
  isOwned(customer: string): boolean {
    return [...this.#partners.values()].some(({ customers }) => customers.has(customer));
  }

  /** How many customers a partner has. */
  count(partner: string): number {
    const own = this.#partners.get(partner)?.customers ?? new Map();
    return own.size + [...this.#everyone.customers.keys()].filter((id) => !own.has(id)).length;
  }

  #own(partner: string): Partner {
    const found = this.#partners.get(partner) ?? { customers: new Map() };
    this.#partners.set(partner, found);
    return found;
  }

  setCustomer(partner: string, customer: string, held: HeldQualification[]): void {
    this.#own(partner).customers.set(customer, held);
  }

  setCode(partner: string, code: ValidationCode): void {
    const codes = this.codes(partner);
    this.#own(partner).codes = codes.map((one) => (one.validationId === code.validationId ? code : one));
  }
}
