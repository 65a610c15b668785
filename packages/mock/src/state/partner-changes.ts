import { LRUCache } from "lru-cache";
import { copyText } from "../copy-text.ts";
import type { IdempotencyRecord } from "./idempotency.ts";
import { jsonLength } from "./json-length.ts";
import { maxBytesPerPartner, maxCustomersPerPartner, maxRecordsPerPartner } from "./limits.ts";
import type { HeldQualification, ValidationCode } from "./types.ts";

/** What the calls of one partner have changed, to be written down. */
export interface PartnerDump {
  customers: [id: string, held: HeldQualification[]][];
  codes: ValidationCode[];
  records: [id: string, record: IdempotencyRecord][];
}

const bytesOf = (value: object, id: string): number => id.length + jsonLength(value);

/** What the calls of one partner have changed, in memory of bounded size. Ids are in lower case. */
export class PartnerChanges {
  #customers: LRUCache<string, HeldQualification[]> | undefined;
  #records: LRUCache<string, IdempotencyRecord> | undefined;
  readonly #codes = new Map<string, ValidationCode>();
  #codeBytes = 0;
  /** When the partner was used last, in milliseconds since 1970. */
  usedAt: number;

  constructor(now: number) {
    this.usedAt = now;
  }

  // With `max`, a cache of lru-cache allocates all its places at once: too much for thousands of small ones. With `maxSize`
  // it counts the bytes; they are bounded below, those of both caches together.
  #counted<Value extends object>() {
    return new LRUCache<string, Value>({ maxSize: Number.MAX_SAFE_INTEGER, sizeCalculation: bytesOf });
  }

  /** How many customers, used codes and idempotency records it holds. */
  get size(): number {
    return (this.#customers?.size ?? 0) + (this.#records?.size ?? 0) + this.#codes.size;
  }

  /** The bytes of its ids, and of the JSON of what they stand for: an estimate of its memory. */
  get bytes(): number {
    return (this.#customers?.calculatedSize ?? 0) + (this.#records?.calculatedSize ?? 0) + this.#codeBytes;
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
    this.#customers ??= this.#counted();
    this.#customers.set(copyText(id), held);
    if (this.#customers.size > maxCustomersPerPartner) this.#customers.pop();
    this.#shrink();
  }

  code(id: string): ValidationCode | undefined {
    return this.#codes.get(id);
  }

  /** The codes, those that were changed first at the start. */
  codes(): ValidationCode[] {
    return [...this.#codes.values()];
  }

  get codeCount(): number {
    return this.#codes.size;
  }

  setCode(id: string, code: ValidationCode): void {
    const before = this.#codes.get(id);
    this.#codeBytes += bytesOf(code, id) - (before ? bytesOf(before, id) : 0);
    this.#codes.set(id, code);
  }

  /** All that it holds, the least recently used first. */
  dump(): PartnerDump {
    const records: [string, IdempotencyRecord][] = [];
    this.#records?.rforEach((record, id) => records.push([id, record]));
    return { customers: this.customers(), codes: this.codes(), records };
  }

  /** Adds what another one held. */
  restore({ customers, codes, records }: PartnerDump): void {
    for (const [id, held] of customers) this.setCustomer(id, held);
    for (const code of codes) this.setCode(code.validationId, code);
    for (const [id, record] of records) this.setRecord(id, record);
  }

  record(requestId: string): IdempotencyRecord | undefined {
    return this.#records?.get(requestId);
  }

  setRecord(requestId: string, record: IdempotencyRecord): void {
    this.#records ??= this.#counted();
    this.#records.set(copyText(requestId), record);
    if (this.#records.size > maxRecordsPerPartner) this.#records.pop();
    this.#shrink();
  }

  // The last entry stays: it is the one that was just written.
  #shrink(): void {
    while (this.bytes > maxBytesPerPartner && (this.#records?.size ?? 0) > 1) this.#records?.pop();
    while (this.bytes > maxBytesPerPartner && (this.#customers?.size ?? 0) > 1) this.#customers?.pop();
  }
}
