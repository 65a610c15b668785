import { setTimeout as delay } from "node:timers/promises";
import { maxBytesPerPartner, maxCustomersPerPartner, maxRecordsPerPartner } from "../limits.ts";
import type { ResponseAndWrites, Scope, Store, View, Writes } from "../store.ts";
import { StoreFull, StoreUnavailable } from "../store-unavailable.ts";
import type { Connection } from "./connection.ts";
import { fields, type Keys } from "./keys.ts";
import type { PartnerIndex } from "./partner-index.ts";
import { type PartnerReading, RedisView } from "./redis-view.ts";
import { runScript } from "./run-script.ts";
import { commit } from "./scripts.ts";
import type { Generation, SharedReading, SharedState } from "./shared-state.ts";

/** What one round trip reads: all that a decision on the scope may need, and what all requests need. */
export interface Reading {
  shared: SharedReading;
  generation: Generation;
  partner: PartnerReading;
}

const maxReadings = 10;

interface StoreLimits {
  /** After how many milliseconds without a request a partner starts again from the seed. */
  idleMs: number;
  /** How long a command may take, in milliseconds. A request that loses against others gives up after twice that. */
  timeoutMs: number;
  /** How many bytes all partners together may have. What is under way at the same time may exceed it. */
  maxBytes: number;
}

const nothing: PartnerReading = { held: null, record: null, codes: null, count: null };

/**
 * The state on Redis: a decision is made here on what was read in one round trip, and committed by a script that first
 * compares every field that the decision used. When another commit came between, it reads and decides again.
 */
export class RedisStore implements Store {
  readonly #connection: Connection;
  readonly #keys: Keys;
  readonly #shared: SharedState;
  readonly #index: PartnerIndex;
  readonly #limits: StoreLimits;
  // By partner: the last of the requests of this process that wait for each other, for they have lost against others.
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(connection: Connection, keys: Keys, shared: SharedState, index: PartnerIndex, limits: StoreLimits) {
    this.#connection = connection;
    this.#keys = keys;
    this.#shared = shared;
    this.#index = index;
    this.#limits = limits;
  }

  /** Reads all that a request on a scope may need. */
  async read(scope: Scope): Promise<Reading> {
    for (let reading = 0; reading < maxReadings; reading += 1) {
      const { generation } = this.#shared;
      const [shared, partner] = await this.#connection.run((client) =>
        Promise.all([this.#shared.read(client), generation ? this.#readPartner(scope, generation.id) : nothing]),
      );
      if (generation && shared.generation === generation.id) return { shared, generation, partner };
      // Redis has lost its data, or this process is new, or another one has replaced the state.
      if (shared.generation === "") await this.#shared.start();
      else await this.#shared.load(shared.generation);
    }
    throw new StoreUnavailable("the state was replaced again and again");
  }

  /** As `Store` says. */
  async ready(): Promise<boolean> {
    await this.read({ partner: "" });
    return true;
  }

  async #readPartner({ partner, customer, record }: Scope, generation: string): Promise<PartnerReading> {
    const { hash } = this.#keys.partner(partner, generation);
    const wanted = [
      fields.codes,
      fields.count,
      ...(customer === undefined ? [] : [fields.customer(customer)]),
      ...(record === undefined ? [] : [fields.record(record)]),
    ];
    const [codes = null, count = null, ...rest] = await this.#connection.run((client) => client.hmGet(hash, wanted));
    const held = customer === undefined ? null : (rest.shift() ?? null);
    if (count !== null) this.#index.keep(partner, generation);
    return { codes, count, held, record: rest.shift() ?? null };
  }

  /** As `Store` says. @param first what was read of the scope before, to begin with. */
  async transact<Result>(
    scope: Scope,
    decide: (view: View) => ResponseAndWrites<Result>,
    first?: Reading,
  ): Promise<Result> {
    const begun = await this.#attempt(scope, decide, first ?? (await this.read(scope)));
    if (begun) return begun.response;
    return this.#inTurn(scope.partner, () => this.#insist(scope, decide));
  }

  async #attempt<Result>(
    scope: Scope,
    decide: (view: View) => ResponseAndWrites<Result>,
    { generation, partner, shared }: Reading,
  ): Promise<{ response: Result } | undefined> {
    const view = new RedisView(scope, generation.seeded, partner, shared.now);
    const { response, writes } = decide(view);
    if (writes) await this.#assertRoom(shared, generation);
    return !writes || (await this.#commit(scope, view, writes, generation)) ? { response } : undefined;
  }

  async #assertRoom({ bytes }: SharedReading, { id }: Generation): Promise<void> {
    const { maxBytes } = this.#limits;
    if (bytes >= maxBytes && (await this.#index.forgetIdle(id)) >= maxBytes) throw new StoreFull(maxBytes);
  }

  async #insist<Result>(scope: Scope, decide: (view: View) => ResponseAndWrites<Result>): Promise<Result> {
    const until = performance.now() + 2 * this.#limits.timeoutMs;
    for (let conflicts = 1; performance.now() < until; conflicts += 1) {
      const done = await this.#attempt(scope, decide, await this.read(scope));
      if (done) return done.response;
      await delay(Math.random() * Math.min(conflicts, 10));
    }
    throw new StoreUnavailable("conflicts with other requests");
  }

  // Of requests that change the same at the same time one is committed, and all others have worked in vain: those of this
  // process do not get into each other's way again.
  async #inTurn<Result>(partner: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#queues.get(partner) ?? Promise.resolve();
    const own = before.then(work);
    const over = own.catch(() => {});
    this.#queues.set(partner, over);
    try {
      return await own;
    } finally {
      if (this.#queues.get(partner) === over) this.#queues.delete(partner);
    }
  }

  async #commit(scope: Scope, view: RedisView, writes: Writes, { id, seeded }: Generation): Promise<boolean> {
    const { partner, customer, record } = scope;
    const set: Record<string, string> = {};
    const isSeeded =
      customer === undefined ||
      seeded.everyone.customers.has(customer) ||
      (seeded.partners.get(partner)?.customers.has(customer) ?? false);
    if (writes.held && customer !== undefined) set[fields.customer(customer)] = JSON.stringify(writes.held);
    if (writes.code)
      set[fields.codes] = JSON.stringify({ ...view.changedCodes, [writes.code.validationId]: writes.code });
    if (writes.record && record !== undefined) set[fields.record(record)] = JSON.stringify(writes.record);
    if (Object.keys(set).length === 0) return true;
    const change = {
      expect: view.used(),
      set,
      ...(writes.record && { record }),
      ...(writes.held && !isSeeded && { customer }),
      ...{ maxRecords: maxRecordsPerPartner, maxCustomers: maxCustomersPerPartner, maxBytes: maxBytesPerPartner },
      ttl: this.#limits.idleMs,
    };
    const { hash, records, customers } = this.#keys.partner(partner, id);
    // The index first: a Redis that becomes full in between has a partner without changes, never changes that a reset
    // does not find.
    const [, committed] = await this.#connection.run((client) =>
      Promise.all([
        this.#index.add(partner, id),
        runScript(client, commit, [hash, records, customers], [JSON.stringify(change)]),
      ]),
    );
    const bytes = Number(committed);
    if (bytes < 0) return false;
    this.#index.setSize(partner, bytes, id);
    return true;
  }
}
