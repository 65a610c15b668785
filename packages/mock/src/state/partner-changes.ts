import { LRUCache } from "lru-cache";
import { copyText } from "../copy-text.ts";
import type { IdempotencyRecord } from "./idempotency.ts";
import { maxCustomersPerPartner, maxRecordsPerPartner } from "./limits.ts";
import type { HeldQualification, ValidationCode } from "./types.ts";

// With `max`, a cache of lru-cache allocates all its places at once: too much for thousands of small ones.
const bounded = <Value extends object>(maxSize: number) =>
  new LRUCache<string, Value>({ maxSize, sizeCalculation: () => 1 });

/** What the calls of one partner have changed, in memory of bounded size. Ids are in lower case. */
export class PartnerChanges {
  #customers: LRUCache<string, HeldQualification[]> | undefined;
  #records: LRUCache<string, IdempotencyRecord> | undefined;
  readonly codes: Map<string, ValidationCode> = new Map();

  /** How many customers, used codes and idempotency records it holds. */
  get size(): number {
    return (this.#customers?.size ?? 0) + (this.#records?.size ?? 0) + this.codes.size;
  }

  /** Whether it holds a customer. It does not count as use. */
  hasCustomer(id: string): boolean {
    return this.#customers?.has(id) ?? false;
  }

  customer(id: string): HeldQualification[] | undefined {
    return this.#customers?.get(id);
  }

  /** The customers, the least recently used first. */
  customers(): [string, HeldQualification[]][] {
    const customers: [string, HeldQualification[]][] = [];
    this.#customers?.rforEach((held, id) => customers.push([id, held]));
    return customers;
  }

  setCustomer(id: string, held: HeldQualification[]): void {
    this.#customers ??= bounded(maxCustomersPerPartner);
    this.#customers.set(copyText(id), held);
  }

  record(requestId: string): IdempotencyRecord | undefined {
    return this.#records?.get(requestId);
  }

  setRecord(requestId: string, record: IdempotencyRecord): void {
    this.#records ??= bounded(maxRecordsPerPartner);
    this.#records.set(copyText(requestId), record);
  }
}
