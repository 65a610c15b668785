import { LRUCache } from "lru-cache";
import { copyText } from "../copy-text.ts";
import type { IdempotencyRecord } from "./idempotency.ts";
import { maxBytesPerPartner, maxCustomersPerPartner, maxRecordsPerPartner } from "./limits.ts";
import type { HeldQualification, ValidationCode } from "./types.ts";

/** What the calls of one partner have changed, to be written down. */
export interface PartnerDump {
  customers: [id: string, held: HeldQualification[]][];
  codes: ValidationCode[];
  records: [id: string, record: IdempotencyRecord][];
}

interface Entry<Value> {
  value: Value;
  bytes: number;
}

const entryOf = <Value>(id: string, value: Value): Entry<Value> => ({
  value,
  bytes: id.length + JSON.stringify(value).length,
});

/** What the calls of one partner have changed, in memory of bounded size. Ids are in lower case. */
export class PartnerChanges {
  #customers: LRUCache<string, Entry<HeldQualification[]>> | undefined;
  #records: LRUCache<string, Entry<IdempotencyRecord>> | undefined;
  readonly #codes = new Map<string, Entry<ValidationCode>>();
  #bytes = 0;
  /** When the partner was used last, in milliseconds since 1970. */
  usedAt: number;

  constructor(now: number) {
    this.usedAt = now;
  }

  // With `max`, a cache of lru-cache allocates all its places at once: too much for thousands of small ones.
  #bounded<Value>(maxSize: number) {
    return new LRUCache<string, Entry<Value>>({
      maxSize,
      sizeCalculation: () => 1,
      dispose: ({ bytes }) => {
        this.#bytes -= bytes;
      },
    });
  }

  /** How many customers, used codes and idempotency records it holds. */
  get size(): number {
    return (this.#customers?.size ?? 0) + (this.#records?.size ?? 0) + this.#codes.size;
  }

  /** The bytes of its ids, and of the JSON of what they stand for: an estimate of its memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether it holds a customer. It does not count as use. */
  hasCustomer(id: string): boolean {
    return this.#customers?.has(id) ?? false;
  }

  customer(id: string): HeldQualification[] | undefined {
    return this.#customers?.get(id)?.value;
  }

  /** The customers, the least recently used first. */
  customers(): [string, HeldQualification[]][] {
    const customers: [string, HeldQualification[]][] = [];
    this.#customers?.rforEach(({ value }, id) => customers.push([id, value]));
    return customers;
  }

  setCustomer(id: string, held: HeldQualification[]): void {
    this.#customers ??= this.#bounded(maxCustomersPerPartner);
    this.#customers.set(copyText(id), this.#count(entryOf(id, held)));
    this.#shrink();
  }

  code(id: string): ValidationCode | undefined {
    return this.#codes.get(id)?.value;
  }

  /** The codes, those that were changed first at the start. */
  codes(): ValidationCode[] {
    return Array.from(this.#codes.values(), ({ value }) => value);
  }

  get codeCount(): number {
    return this.#codes.size;
  }

  setCode(id: string, code: ValidationCode): void {
    this.#bytes -= this.#codes.get(id)?.bytes ?? 0;
    this.#codes.set(id, this.#count(entryOf(id, code)));
  }

  /** All that it holds, the least recently used first. */
  dump(): PartnerDump {
    const records: [string, IdempotencyRecord][] = [];
    this.#records?.rforEach(({ value }, id) => records.push([id, value]));
    return { customers: this.customers(), codes: [...this.#codes.values()].map(({ value }) => value), records };
  }

  /** Adds what another one held. */
  restore({ customers, codes, records }: PartnerDump): void {
    for (const [id, held] of customers) this.setCustomer(id, held);
    for (const code of codes) this.setCode(code.validationId, code);
    for (const [id, record] of records) this.setRecord(id, record);
  }

  record(requestId: string): IdempotencyRecord | undefined {
    return this.#records?.get(requestId)?.value;
  }

  setRecord(requestId: string, record: IdempotencyRecord): void {
    this.#records ??= this.#bounded(maxRecordsPerPartner);
    this.#records.set(copyText(requestId), this.#count(entryOf(requestId, record)));
    this.#shrink();
  }

  #count<Value>(entry: Entry<Value>): Entry<Value> {
    this.#bytes += entry.bytes;
    return entry;
  }

  // The last entry stays: it is the one that was just written.
  #shrink(): void {
    while (this.#bytes > maxBytesPerPartner && (this.#records?.size ?? 0) > 1) this.#records?.pop();
    while (this.#bytes > maxBytesPerPartner && (this.#customers?.size ?? 0) > 1) this.#customers?.pop();
  }
}
