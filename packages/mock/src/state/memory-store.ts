import { ChangeCache, type IdleLimit } from "./change-cache.ts";
import { MemoryView } from "./memory-view.ts";
import type { PartnerChanges, PartnerDump } from "./partner-changes.ts";
import { SeededState } from "./seeded-state.ts";
import type { ResponseAndWrites, Scope, Store, View, Writes } from "./store.ts";
import type { HeldQualification, PartnerState, SeedCode, State, ValidationCode } from "./types.ts";

// `structuredClone` of a state at its limits takes ten times as long.
const copyOf = (held: HeldQualification[]): HeldQualification[] =>
  held.map(({ vettingDecision, ...entry }) => ({
    ...entry,
    ...(vettingDecision && { vettingDecision: { ...vettingDecision } }),
  }));

/** What one partner has of its own. What is in it is replaced when it changes, and must not be changed. */
export interface PartnerPart {
  codes?: ValidationCode[];
  /** Each is read when it is taken: there may be so many that to list them holds up other requests. */
  customers?: Iterable<[id: string, held: HeldQualification[]]>;
}

/** What every partner starts with. It must not be changed. */
export interface SharedPart {
  /** As they were seeded. */
  codes?: SeedCode[];
  customers?: ReadonlyMap<string, HeldQualification[]>;
}

/** All that a store keeps beside its seed, to be written down. */
export interface MemoryDump {
  /** When the seed was read, in milliseconds since 1970: the time in the entity tags of its codes. */
  seededAt: number;
  /** The state that the control API has put in place of the seed. */
  replaced?: State;
  /** What has changed of what the seed names. */
  rewritten: [partner: string, customers: [string, HeldQualification[]][], codes: ValidationCode[]][];
  /** What else has changed, the least recently used partner first. */
  changes: [partner: string, changes: PartnerDump][];
}

const copyOfPart = ({ codes, customers }: PartnerPart | SharedPart): PartnerState => ({
  ...(codes && { codes: codes.map((code) => ({ ...code })) }),
  ...(customers && { customers: Object.fromEntries(Array.from(customers, ([id, held]) => [id, copyOf(held)])) }),
});

/**
 * The state of a mock, in the memory of its process: what was seeded, and over it what the calls of each partner have
 * changed. Reading costs no memory: a partner is kept once it has changed something. What calls change is bounded; what was
 * seeded, also as it changed since, stays.
 */
export class MemoryStore implements Store {
  #seed: State;
  #seeded: SeededState;
  readonly #initial: readonly [State, SeededState];
  readonly #now: () => number;
  /** What the calls of each partner have changed. */
  readonly changes: ChangeCache;

  /**
   * @param now milliseconds since 1970.
   * @param idle when what a partner has changed is forgotten; by default never.
   */
  constructor(seed: State, now: () => number, idle: IdleLimit = { afterMs: Number.POSITIVE_INFINITY, now }) {
    this.#now = now;
    this.changes = new ChangeCache(idle);
    this.#seed = seed;
    this.#seeded = new SeededState(seed, now());
    this.#initial = [this.#seed, this.#seeded];
  }

  /** As `Store` says. Nothing else runs between reading and committing, for neither waits. */
  transact<Result>(scope: Scope, decide: (view: View) => ResponseAndWrites<Result>): Result {
    const changes = this.changes.use(scope.partner);
    const { response, writes } = decide(new MemoryView(scope, this.#seeded, changes, this.#now()));
    if (writes) this.#commit(scope, writes, changes);
    return response;
  }

  /** As `Store` says: memory is always there. */
  ready(): true {
    return true;
  }

  #commit({ partner, customer, record }: Scope, writes: Writes, known: PartnerChanges | undefined): void {
    const { held, code } = writes;
    this.changes.add(partner, known, (changes) => {
      if (held && customer !== undefined && !this.#seeded.rewriteCustomer(partner, customer, held))
        changes.setCustomer(customer, held);
      if (code && !this.#seeded.rewriteCode(partner, code)) changes.setCode(code.validationId, code);
      if (writes.record && record !== undefined) changes.setRecord(record, writes.record);
    });
  }

  /** Takes a whole state in place of the present one. The state itself is copied. */
  replace(state: State): void {
    this.#seed = structuredClone(state);
    this.#seeded = new SeededState(this.#seed, this.#now());
    this.changes.clear();
  }

  /** Restores the state that the store began with. It takes the same time however large that is. */
  reset(): void {
    [this.#seed, this.#seeded] = this.#initial;
    this.#seeded.restore();
    this.changes.clear();
  }

  /**
   * All that is not in the seed, without copies: what is in it is replaced when it changes, so that it can be written down
   * while requests go on.
   */
  dump(): MemoryDump {
    const isReplaced = this.#seed !== this.#initial[0];
    return {
      seededAt: this.#seeded.seededAt,
      ...(isReplaced && { replaced: this.#seed }),
      rewritten: [...this.#seeded.rewritten()],
      changes: this.changes.dump(),
    };
  }

  /** Takes what another store with the same seed has dumped, in place of all that has changed. */
  restore({ seededAt, replaced, rewritten, changes }: MemoryDump): void {
    if (replaced) this.#seed = replaced;
    this.#seeded = new SeededState(this.#seed, seededAt);
    this.changes.clear();
    for (const [partner, customers, codes] of rewritten) {
      // What the seed has no longer is left out.
      for (const [customer, held] of customers) this.#seeded.rewriteCustomer(partner, customer, held);
      for (const code of codes) this.#seeded.rewriteCode(partner, code);
    }
    for (const [partner, dumped] of changes) this.changes.add(partner, undefined, (one) => one.restore(dumped));
  }

  /** A copy of the whole state, in the form of a seed. Idempotency records are not in it. */
  snapshot(): State {
    const partners = Array.from(this.partnerParts(), ([id, part]) => [id, copyOfPart(part)] as const);
    return {
      ...copyOfPart(this.shared),
      ...(partners.length > 0 && { partners: Object.fromEntries(partners) }),
    };
  }

  /** What every partner starts with, as it was seeded. */
  get shared(): SharedPart {
    const { codes, customers } = this.#seed;
    return { ...(codes && { codes }), ...(customers && { customers: this.#seeded.everyone.customers }) };
  }

  /** What each partner has of its own, by id, without copies; nothing where only idempotency records are kept. */
  *partnerParts(): Generator<[id: string, part: PartnerPart]> {
    const seeded = this.#seeded;
    const changed = this.changes.partners();
    for (const id of seeded.partners.keys()) yield [id, this.#partOf(id, seeded)];
    for (const id of changed) {
      if (seeded.partners.has(id)) continue;
      const part = this.#partOf(id, seeded);
      if (part.codes || part.customers) yield [id, part];
    }
  }

  #partOf(id: string, seeded: SeededState): PartnerPart {
    const own = seeded.partners.get(id);
    const changes = this.changes.peek(id);
    const changed = changes?.customers() ?? [];
    const customers = function* () {
      yield* seeded.customersOf(id);
      yield* changed;
    };
    const hasCodes = own?.codes !== undefined || (changes?.codeCount ?? 0) > 0;
    const hasCustomers = (own?.customers.size ?? 0) + changed.length > 0;
    return {
      ...(hasCodes && { codes: new MemoryView({ partner: id }, seeded, changes, this.#now()).codes }),
      ...(hasCustomers && { customers: customers() }),
    };
  }

  /** The partners that have a customer of their own: seeded by name, or changed by a call. */
  ownersOf(customer: string): string[] {
    return [...new Set([...this.#seeded.ownersOf(customer), ...this.changes.ownersOf(customer)])];
  }
}
