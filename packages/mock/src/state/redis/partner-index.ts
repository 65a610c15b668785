import { LRUCache } from "lru-cache";
import { maxPartners } from "../limits.ts";
import type { Client, Connection } from "./connection.ts";
import { fields, type Keys } from "./keys.ts";
import { runScript } from "./run-script.ts";
import { setSizes, usePartner } from "./scripts.ts";

const batch = 200;
// What the scripts put before a partner's id in the hash of sizes.
const sizeField = "partner:";

/** Which partners have changed something, across all processes. */
export class PartnerIndex {
  readonly #connection: Connection;
  readonly #keys: Keys;
  readonly #idleMs: number;
  // When this process has told Redis last that a partner is in use.
  readonly #kept: LRUCache<string, true>;

  /** @param idleMs after how many milliseconds without a request a partner is forgotten. */
  constructor(connection: Connection, keys: Keys, idleMs: number) {
    this.#connection = connection;
    this.#keys = keys;
    this.#idleMs = idleMs;
    this.#kept = new LRUCache({ max: 2 * maxPartners, ttl: Math.max(1, Math.min(idleMs / 10, 60_000)) });
  }

  /** Adds a partner that is about to change something: the commit keeps what it has. */
  async add(partner: string, generation: string): Promise<void> {
    // Each time: another process may have evicted the partner since it was marked.
    await this.#mark(partner, generation);
  }

  /** Keeps what a partner has changed for another while. Nothing waits for it: the next request does the same. */
  keep(partner: string, generation: string): void {
    if (this.#kept.has(`${generation} ${partner}`)) return;
    const keep = (client: Client) =>
      Promise.all(this.#keysOf([partner], generation).map((key) => client.pExpire(key, this.#idleMs)));
    Promise.all([this.#mark(partner, generation), this.#connection.run(keep)]).catch(() => {});
  }

  /**
   * Sets how many bytes a partner has. Nothing waits for it: its next change does the same. What was committed to a state
   * that has been replaced meanwhile is removed, for the reset may have come before it.
   */
  setSize(partner: string, bytes: number, generation: string): void {
    this.#connection
      .run(async (client) => {
        const isCurrent = await this.#setSizes(client, [partner], bytes, generation);
        if (!isCurrent) await this.#unlink(client, [partner], generation);
      })
      .catch(() => {});
  }

  async #setSizes(client: Client, partners: string[], bytes: number, generation: string): Promise<boolean> {
    const keys = [this.#keys.sizes(generation), this.#keys.meta];
    return (
      (await runScript(client, setSizes, keys, [generation, String(this.#idleMs), String(bytes), ...partners])) === 1
    );
  }

  async #mark(partner: string, generation: string): Promise<void> {
    const mark = `${generation} ${partner}`;
    this.#kept.set(mark, true);
    try {
      await this.#forgetOthers(partner, generation);
    } catch (error) {
      this.#kept.delete(mark);
      throw error;
    }
  }

  /** Forgets partners that were idle for too long. @returns the bytes of all partners that are left. */
  forgetIdle(generation: string): Promise<number> {
    return this.#forgetOthers("", generation);
  }

  // Marks a partner as used, unless it is ''; forgets those that were idle for too long, and those that are too many.
  async #forgetOthers(partner: string, generation: string): Promise<number> {
    const [sizes, index] = [this.#keys.sizes(generation), this.#keys.partners(generation)];
    const reply = await this.#connection.run((client) =>
      runScript(client, usePartner, [sizes, index, this.#keys.meta], [generation, partner, String(this.#idleMs)]),
    );
    const [count = 0, bytes = 0] = Array.isArray(reply) ? reply.map(Number) : [];
    if (count > maxPartners) await this.#evict(index, count - maxPartners, generation);
    return bytes;
  }

  async #evict(index: string, count: number, generation: string): Promise<void> {
    await this.#connection.run(async (client) => {
      const evicted = await client.zPopMinCount(index, count);
      const partners = evicted.map(({ value }) => value);
      await Promise.all([this.#unlink(client, partners, generation), this.#setSizes(client, partners, 0, generation)]);
    });
  }

  #keysOf(partners: string[], generation: string): string[] {
    return partners.flatMap((partner) => Object.values(this.#keys.partner(partner, generation)));
  }

  async #unlink(client: Client, partners: string[], generation: string): Promise<void> {
    await Promise.all(this.#keysOf(partners, generation).map((key) => client.unlink(key)));
  }

  /** The partners that have changed something, the least recently used first. */
  list(generation: string): Promise<string[]> {
    return this.#connection.run((client) => client.zRange(this.#keys.partners(generation), 0, -1));
  }

  // One batch is one round trip.
  async *#batches(generation: string): AsyncGenerator<string[]> {
    const partners = await this.list(generation);
    for (let start = 0; start < partners.length; start += batch) yield partners.slice(start, start + batch);
  }

  /**
   * The partners that have changed a customer. It looks at each partner, and only the control API needs it: an index of
   * customers would have to be written by every request, and be freed with each customer.
   */
  async ownersOf(customer: string, generation: string): Promise<string[]> {
    const field = fields.customer(customer);
    const owners: string[] = [];
    for await (const some of this.#batches(generation)) {
      const found = await this.#connection.run((client) =>
        Promise.all(some.map((partner) => client.hExists(this.#keys.partner(partner, generation).hash, field))),
      );
      owners.push(...some.filter((_, index) => found[index] === 1));
    }
    return owners;
  }

  /** What is kept of each partner, in batches of one round trip. */
  async *hashes(generation: string): AsyncGenerator<[partner: string, hash: Record<string, string>]> {
    for await (const some of this.#batches(generation)) {
      const hashes = await this.#connection.run((client) =>
        Promise.all(some.map((partner) => client.hGetAll(this.#keys.partner(partner, generation).hash))),
      );
      for (const [index, hash] of hashes.entries()) if (Object.keys(hash).length > 0) yield [some[index] ?? "", hash];
    }
  }

  /** The bytes that each partner has. One that was idle for too long counts until the next change of any partner. */
  async sizes(generation: string): Promise<ReadonlyMap<string, number>> {
    const { total: _, ...sizes } = await this.#connection.run((client) => client.hGetAll(this.#keys.sizes(generation)));
    return new Map(Object.entries(sizes).map(([field, bytes]) => [field.slice(sizeField.length), Number(bytes)]));
  }

  /** Removes all that partners have changed in a generation that is over. */
  async removeAll(generation: string): Promise<void> {
    for await (const some of this.#batches(generation))
      await this.#connection.run((client) => this.#unlink(client, some, generation));
    const keys = [this.#keys.partners(generation), this.#keys.sizes(generation)];
    await this.#connection.run((client) => client.unlink(keys));
  }
}
