import type { IdempotencyRecord } from "./idempotency.ts";
import type { PartnerChanges } from "./partner-changes.ts";
import type { Seeded, SeededState } from "./seeded-state.ts";
import type { Scope, View } from "./store.ts";
import type { HeldQualification, ValidationCode } from "./types.ts";
import { settle } from "./vetting.ts";

/** What a decision sees of a state in memory. Each part is read when the decision uses it. */
export class MemoryView implements View {
  readonly now: number;
  readonly #scope: Scope;
  readonly #seeded: SeededState;
  readonly #own: Seeded | undefined;
  readonly #changes: PartnerChanges | undefined;

  constructor(scope: Scope, seeded: SeededState, changes: PartnerChanges | undefined, now: number) {
    this.now = now;
    this.#scope = scope;
    this.#seeded = seeded;
    this.#own = seeded.partners.get(scope.partner);
    this.#changes = changes;
  }

  get #seededCodes(): Map<string, ValidationCode> | undefined {
    return this.#own?.codes ?? this.#seeded.everyone.codes;
  }

  #current(code: ValidationCode): ValidationCode {
    const { partner } = this.#scope;
    const changed = this.#changes?.code(code.validationId) ?? this.#seeded.codeOf(partner, code);
    return changed ?? { ...code, partnerId: code.partnerId || partner };
  }

  get codes(): ValidationCode[] {
    const seeded = [...(this.#seededCodes?.values() ?? [])].map((code) => this.#current(code));
    const added = (this.#changes?.codes() ?? []).filter(({ validationId }) => !this.#seededCodes?.has(validationId));
    return [...seeded, ...added];
  }

  code(validationId: string): ValidationCode | undefined {
    const code = this.#seededCodes?.get(validationId);
    return code ? this.#current(code) : this.#changes?.code(validationId);
  }

  get held(): HeldQualification[] | undefined {
    const { partner, customer = "" } = this.#scope;
    const held =
      this.#changes?.customer(customer) ??
      this.#seeded.heldOf(partner, customer) ??
      this.#seeded.everyone.customers.get(customer);
    return held?.map((entry) => settle(entry, this.now));
  }

  get customerCount(): number {
    const { partner } = this.#scope;
    const { customers } = this.#seeded.everyone;
    const added = this.#changes?.customers().filter(([id]) => !customers.has(id)) ?? [];
    return this.#seeded.customerCountOf(partner) + added.length;
  }

  get isOwned(): boolean {
    return this.#seeded.ownersOf(this.#scope.customer ?? "").length > 0;
  }

  get record(): IdempotencyRecord | undefined {
    return this.#scope.record === undefined ? undefined : this.#changes?.record(this.#scope.record);
  }
}
