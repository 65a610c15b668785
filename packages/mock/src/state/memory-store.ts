import { LRUCache } from "lru-cache";
import { copyText } from "../copy-text.ts";
import { maxEntries, maxPartners } from "./limits.ts";
import { MemoryView } from "./memory-view.ts";
import { PartnerChanges } from "./partner-changes.ts";
import { SeededState } from "./seeded-state.ts";
import type { Decision, Scope, Store, View, Writes } from "./store.ts";
import type { HeldQualification, PartnerState, State, ValidationCode } from "./types.ts";

// `structuredClone` of a state at its limits takes ten times as long.
const copyOf = (held: HeldQualification[]): HeldQualification[] =>
  held.map(({ vettingDecision, ...entry }) => ({
    ...entry,
    ...(vettingDecision && { vettingDecision: { ...vettingDecision } }),
  }));

/** What one partner has of its own. What is in it is replaced when it changes, and must not be changed. */
export interface PartnerPart {
  codes?: ValidationCode[];
  customers?: Map<string, HeldQualification[]>;
}

const copyOfPartner = ({ codes, customers }: PartnerPart): PartnerState => ({
  ...(codes && { codes: codes.map((code) => ({ ...code })) }),
  ...(customers && { customers: Object.fromEntries([...customers].map(([id, held]) => [id, copyOf(held)])) }),
});

/**
 * The state of a mock, in the memory of its process: what was seeded, and over it what the calls of each partner have
 * changed. Reading costs no memory: a partner is kept once it has changed something. What calls change is bounded (see
 * `limits.ts`) and evicted by partner, the least recently used first; what was seeded, also as it changed since, stays.
 */
export class MemoryStore implements Store {
  #seed: State;
  #seeded: SeededState;
  #entries = 0;
  readonly #changes = new LRUCache<string, PartnerChanges>({
    max: maxPartners,
    dispose: (changes) => {
      this.#entries -= changes.size;
    },
  });
  readonly #now: () => number;

  /** @param now milliseconds since 1970. */
  constructor(seed: State, now: () => number) {
    this.#now = now;
    this.#seed = seed;
    this.#seeded = new SeededState(seed, now());
  }

  /** As `Store` says. Nothing else runs between reading and committing, for neither waits. */
  transact<Result>(scope: Scope, decide: (view: View) => Decision<Result>): Result {
    const changes = this.#changes.get(scope.partner);
    const { response, writes } = decide(new MemoryView(scope, this.#seeded, changes, this.#now()));
    if (writes) this.#commit(scope, writes, changes);
    return response;
  }

  /** As `Store` says: memory is always there. */
  ready(): true {
    return true;
  }

  #commit({ partner, customer, record }: Scope, writes: Writes, known: PartnerChanges | undefined): void {
    const own = this.#seeded.partners.get(partner);
    const changes = known ?? new PartnerChanges();
    const before = changes.size;
    if (writes.held && customer !== undefined) {
      if (own?.customers.has(customer)) own.customers.set(customer, writes.held);
      else changes.setCustomer(customer, writes.held);
    }
    if (writes.code) (own?.codes ?? changes.codes).set(writes.code.validationId, writes.code);
    if (writes.record && record !== undefined) changes.setRecord(record, writes.record);
    if (changes.size === 0) return;
    if (!known) this.#changes.set(copyText(partner), changes);
    this.#entries += changes.size - before;
    while (this.#entries > maxEntries && this.#changes.pop());
  }

  /** Takes a whole state in place of the present one. The state itself is copied. */
  replace(state: State): void {
    this.#seed = structuredClone(state);
    this.#seeded = new SeededState(this.#seed, this.#now());
    this.#changes.clear();
  }

  /** A copy of the whole state, in the form of a seed. Idempotency records are not in it. */
  snapshot(): State {
    const { codes, customers } = this.#seed;
    const partners = [...this.partnerParts()].map(([id, part]) => [id, copyOfPartner(part)] as const);
    return {
      ...structuredClone({ ...(codes && { codes }), ...(customers && { customers }) }),
      ...(partners.length > 0 && { partners: Object.fromEntries(partners) }),
    };
  }

  /** What every partner starts with, as it was seeded. */
  get shared(): Readonly<PartnerState> {
    const { codes, customers } = this.#seed;
    return { ...(codes && { codes }), ...(customers && { customers }) };
  }

  /** What each partner has of its own, by id, without copies; nothing where only idempotency records are kept. */
  *partnerParts(): Generator<[id: string, part: PartnerPart]> {
    const ids = new Set([...this.#seeded.partners.keys(), ...this.#changes.rkeys()]);
    for (const id of ids) {
      const own = this.#seeded.partners.get(id);
      const changes = this.#changes.peek(id);
      const hasCodes = own?.codes !== undefined || (changes?.codes.size ?? 0) > 0;
      const customers = new Map([...(own?.customers ?? []), ...(changes?.customers() ?? [])]);
      if (!own && !hasCodes && customers.size === 0) continue;
      const { codes } = new MemoryView({ partner: id }, this.#seeded, changes, this.#now());
      yield [id, { ...(hasCodes && { codes }), ...(customers.size > 0 && { customers }) }];
    }
  }

  /** The partners that have a customer of their own: seeded by name, or changed by a call. */
  ownersOf(customer: string): string[] {
    const owners = new Set(this.#seeded.ownersOf(customer));
    this.#changes.forEach((changes, partner) => {
      if (changes.hasCustomer(customer)) owners.add(partner);
    });
    return [...owners];
  }

  /** How much is kept of what calls have changed: at most `maxPartners` and `maxEntries`. */
  get size(): { partners: number; entries: number } {
    return { partners: this.#changes.size, entries: this.#entries };
  }
}
