import { LRUCache } from "lru-cache";
import { copyText } from "../copy-text.ts";
import { maxEntries, maxPartners } from "./limits.ts";
import { PartnerChanges, type PartnerDump } from "./partner-changes.ts";

/** When a partner is idle for too long. Its time is not moved by the control API. */
export interface IdleLimit {
  afterMs: number;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * What the calls of each partner have changed, in memory of bounded size (see `limits.ts`): partners are evicted whole, the
 * least recently used first, and forgotten when they are idle.
 */
export class ChangeCache {
  #partners = this.#empty();
  #entries = 0;
  readonly #idle: IdleLimit;
  #sweptAt: number;

  constructor(idle: IdleLimit) {
    this.#idle = idle;
    this.#sweptAt = idle.now();
  }

  #empty(): LRUCache<string, PartnerChanges> {
    return new LRUCache({
      max: maxPartners,
      dispose: (changes) => {
        this.#entries -= changes.size;
      },
    });
  }

  /** The changes of a partner who calls; undefined where there are none. */
  use(partner: string): PartnerChanges | undefined {
    const now = this.#idle.now();
    this.#forgetIdle(now);
    const changes = this.#partners.get(partner);
    if (changes) changes.usedAt = now;
    return changes;
  }

  /** The changes of a partner, which is not a use of them. */
  peek(partner: string): PartnerChanges | undefined {
    return this.#partners.peek(partner);
  }

  /**
   * Adds to the changes of a partner.
   *
   * @param known those that there are; undefined where there are none.
   */
  add(partner: string, known: PartnerChanges | undefined, write: (changes: PartnerChanges) => void): void {
    const changes = known ?? new PartnerChanges(this.#idle.now());
    const before = changes.size;
    write(changes);
    if (changes.size === 0) return;
    if (!known) this.#partners.set(copyText(partner), changes);
    this.#entries += changes.size - before;
    while (this.#entries > maxEntries && this.#partners.pop());
  }

  // The least recently used partner is first, so that to look at it is enough. Every partner is looked at in time.
  #forgetIdle(now: number): void {
    if (now - this.#sweptAt < this.#idle.afterMs / 10) return;
    this.#sweptAt = now;
    const idle: string[] = [];
    for (const partner of this.#partners.rkeys()) {
      const { usedAt = now } = this.#partners.peek(partner) ?? {};
      if (now - usedAt < this.#idle.afterMs) break;
      idle.push(partner);
    }
    for (const partner of idle) this.#partners.delete(partner);
  }

  /** Forgets all changes. It takes the same time however many there are. */
  clear(): void {
    this.#partners = this.#empty();
    this.#entries = 0;
  }

  /** The ids of the partners, the least recently used first. */
  partners(): string[] {
    return [...this.#partners.rkeys()];
  }

  /** The partners that have changed a customer. */
  ownersOf(customer: string): string[] {
    const owners: string[] = [];
    this.#partners.forEach((changes, partner) => {
      if (changes.hasCustomer(customer)) owners.push(partner);
    });
    return owners;
  }

  /** All that it holds, the least recently used partner first. */
  dump(): [partner: string, changes: PartnerDump][] {
    const dumped: [string, PartnerDump][] = [];
    this.#partners.rforEach((changes, partner) => dumped.push([partner, changes.dump()]));
    return dumped;
  }

  /** The bytes of each partner's changes, the least recently used partner first. */
  partnerBytes(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    this.#partners.rforEach(({ bytes }, partner) => found.set(partner, bytes));
    return found;
  }

  /** How many partners have changes, and the bytes of these. */
  usage(): { partners: number; bytes: number; largestPartnerBytes: number; maxBytes: number } {
    const usage = { partners: this.#partners.size, bytes: 0, largestPartnerBytes: 0, maxBytes: 0 };
    this.#partners.forEach(({ bytes }) => {
      usage.bytes += bytes;
      usage.largestPartnerBytes = Math.max(usage.largestPartnerBytes, bytes);
    });
    return usage;
  }

  /** How much it holds: at most `maxPartners` and `maxEntries`. */
  get size(): { partners: number; entries: number } {
    return { partners: this.#partners.size, entries: this.#entries };
  }
}
