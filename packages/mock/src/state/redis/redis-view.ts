import type { IdempotencyRecord } from "../idempotency.ts";
import type { Seeded, SeededState } from "../seeded-state.ts";
import type { Scope, View } from "../store.ts";
import type { HeldQualification, ValidationCode } from "../types.ts";
import { settle } from "../vetting.ts";
import { fields } from "./keys.ts";

/** The fields of a partner's hash that a scope concerns, as Redis has them; null where there is none. */
export interface PartnerReading {
  held: string | null;
  record: string | null;
  codes: string | null;
  count: string | null;
}

/** What a decision sees of a state on Redis. It keeps which fields were used, for these must be the same at the commit. */
export class RedisView implements View {
  readonly now: number;
  readonly #scope: Scope;
  readonly #seeded: SeededState;
  readonly #own: Seeded | undefined;
  readonly #reading: PartnerReading;
  readonly #used = new Map<string, string | null>();
  #changedCodes: Record<string, ValidationCode> | undefined;

  constructor(scope: Scope, seeded: SeededState, reading: PartnerReading, now: number) {
    this.now = now;
    this.#scope = scope;
    this.#seeded = seeded;
    this.#own = seeded.partners.get(scope.partner);
    this.#reading = reading;
  }

  /** The fields that were used, each with its value, or false where there was none. */
  used(): [field: string, value: string | false][] {
    return [...this.#used].map(([field, value]) => [field, value ?? false]);
  }

  /** The codes that were used, by id. */
  get changedCodes(): Record<string, ValidationCode> {
    const { codes } = this.#reading;
    this.#used.set(fields.codes, codes);
    this.#changedCodes ??= codes === null ? {} : JSON.parse(codes);
    return this.#changedCodes ?? {};
  }

  get #seededCodes(): Map<string, ValidationCode> | undefined {
    return this.#own?.codes ?? this.#seeded.everyone.codes;
  }

  #current(code: ValidationCode): ValidationCode {
    const { validationId, partnerId } = code;
    if (Object.hasOwn(this.changedCodes, validationId)) return this.changedCodes[validationId] ?? code;
    return { ...code, partnerId: partnerId || this.#scope.partner };
  }

  get codes(): ValidationCode[] {
    const seeded = [...(this.#seededCodes?.values() ?? [])].map((code) => this.#current(code));
    const added = Object.values(this.changedCodes).filter(({ validationId }) => !this.#seededCodes?.has(validationId));
    return [...seeded, ...added];
  }

  code(validationId: string): ValidationCode | undefined {
    const code = this.#seededCodes?.get(validationId);
    if (code) return this.#current(code);
    return Object.hasOwn(this.changedCodes, validationId) ? this.changedCodes[validationId] : undefined;
  }

  get held(): HeldQualification[] | undefined {
    const { customer } = this.#scope;
    if (customer === undefined) return undefined;
    const { held: changed } = this.#reading;
    this.#used.set(fields.customer(customer), changed);
    const held: HeldQualification[] | undefined =
      changed === null
        ? (this.#own?.customers.get(customer) ?? this.#seeded.everyone.customers.get(customer))
        : JSON.parse(changed);
    return held?.map((entry) => settle(entry, this.now));
  }

  get customerCount(): number {
    this.#used.set(fields.count, this.#reading.count);
    return this.#seeded.customerCountOf(this.#scope.partner) + Number(this.#reading.count ?? 0);
  }

  get isOwned(): boolean {
    return this.#seeded.ownersOf(this.#scope.customer ?? "").length > 0;
  }

  get record(): IdempotencyRecord | undefined {
    const { record } = this.#scope;
    if (record === undefined) return undefined;
    this.#used.set(fields.record(record), this.#reading.record);
    return this.#reading.record === null ? undefined : JSON.parse(this.#reading.record);
  }
}
