import type { Backend, Turn, Usage } from "../../backend/backend.ts";
import type { Call } from "../../journal/journal-entry.ts";
import type { Log } from "../../log.ts";
import type { Scope } from "../store.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import type { State } from "../types.ts";
import { Connection } from "./connection.ts";
import { createKeys, type Keys } from "./keys.ts";
import { PartnerIndex } from "./partner-index.ts";
import { readState } from "./read-state.ts";
import { RedisFaults } from "./redis-faults.ts";
import { RedisJournal } from "./redis-journal.ts";
import { RedisStore } from "./redis-store.ts";
import { runScript } from "./run-script.ts";
import { throttle } from "./scripts.ts";
import { type Generation, SharedState } from "./shared-state.ts";

/** How a mock keeps its state on Redis. */
export interface RedisOptions {
  /** `redis://` or `rediss://`, with a password and the number of a database where needed. */
  url: string;
  /** The first part of every key. */
  prefix: string;
  seed: State;
  /** The time in place of the store's, in milliseconds since 1970. */
  clock?: () => number;
  /** The calls that a partner may make per second; left out, any number. */
  throttle?: number;
  /** After how many milliseconds without a request a partner starts again from the seed. */
  idleMs: number;
  /** How long a command may take, in milliseconds. */
  timeoutMs: number;
  /** How many bytes all partners together may have. */
  maxBytes: number;
  /** Takes a line when Redis stops responding, and when it responds again. */
  log: Log;
}

/** All that a mock keeps, on Redis or Valkey: every process that has the same address has the same state. */
export class RedisBackend implements Backend {
  readonly shared: SharedState;
  readonly store: RedisStore;
  readonly faults: RedisFaults;
  readonly journal: RedisJournal;
  readonly index: PartnerIndex;
  readonly #connection: Connection;
  readonly #keys: Keys;
  readonly #throttle: number | undefined;
  readonly #maxBytes: number;

  private constructor(
    connection: Connection,
    { prefix, seed, clock, idleMs, timeoutMs, maxBytes, throttle: rate }: RedisOptions,
  ) {
    const keys = createKeys(prefix);
    this.#connection = connection;
    this.#keys = keys;
    this.#throttle = rate;
    this.#maxBytes = maxBytes;
    this.shared = new SharedState(connection, keys, seed, clock);
    this.index = new PartnerIndex(connection, keys, idleMs);
    this.store = new RedisStore(connection, keys, this.shared, this.index, { idleMs, timeoutMs, maxBytes });
    this.faults = new RedisFaults(connection, keys);
    this.journal = new RedisJournal(connection, keys);
  }

  /**
   * Connects, and writes the seed unless another process has done so.
   *
   * @throws Error when Redis cannot be reached, or has the state of another seed.
   */
  static async open(options: RedisOptions): Promise<RedisBackend> {
    const connection = await Connection.open(options.url, options.timeoutMs, options.log);
    const backend = new RedisBackend(connection, options);
    try {
      await backend.shared.start();
      await backend.generation();
    } catch (error) {
      connection.close();
      if (!(error instanceof StoreUnavailable)) throw error;
      throw new Error(
        `Redis rejects what the mock needs (${error.message}). Allow its user to read and write all keys and to run scripts.`,
        { cause: error },
      );
    }
    return backend;
  }

  now(): number {
    return this.shared.estimate();
  }

  async begin(scope: Scope): Promise<Turn> {
    const first = await this.store.read(scope);
    const { now, faultsVersion } = first.shared;
    await this.faults.update(faultsVersion);
    return {
      now,
      faults: this.faults,
      throttle: (partner) => this.#countCall(partner, now),
      transact: (given, decide) => this.store.transact(given, decide, first),
    };
  }

  async #countCall(partner: string, now: number): Promise<number | undefined> {
    if (this.#throttle === undefined) return undefined;
    const values = [String(this.#throttle), String(now)];
    const seconds = await this.#connection.run((client) =>
      runScript(client, throttle, [this.#keys.throttle(partner)], values),
    );
    return Number(seconds) || undefined;
  }

  reserve(): (call: Call) => void {
    return (call) => this.journal.enter(call);
  }

  stateParts(): Promise<State> {
    return this.state();
  }

  /** The whole state, in the form of a seed. */
  async state(): Promise<State> {
    const generation = await this.generation();
    return readState(this.index, generation, (await this.present()).getTime());
  }

  /** The present generation of the state. */
  async generation(): Promise<Generation> {
    return (await this.store.read({ partner: "" })).generation;
  }

  /** The mock's time. */
  async present(): Promise<Date> {
    return new Date((await this.store.read({ partner: "" })).shared.now);
  }

  /** Replaces the state, or with nothing given resets all. What partners have changed before is removed. */
  async replace(state?: State): Promise<void> {
    const last = await this.shared.replace(state);
    await this.index.removeAll(last);
  }

  async version(): Promise<string> {
    const [{ shared }, last] = await Promise.all([this.store.read({ partner: "" }), this.journal.last()]);
    return [shared.generation, shared.faultsVersion, last].join(" ");
  }

  async partnerBytes(): Promise<ReadonlyMap<string, number>> {
    const { id } = await this.generation();
    const [partners, sizes] = await Promise.all([this.index.list(id), this.index.sizes(id)]);
    return new Map(partners.map((partner) => [partner, sizes.get(partner) ?? 0]));
  }

  async usage(): Promise<Usage> {
    const { id } = await this.generation();
    const sizes = [...(await this.index.sizes(id)).values()];
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    return { partners: sizes.length, bytes, largestPartnerBytes: Math.max(0, ...sizes), maxBytes: this.#maxBytes };
  }

  ready(): Promise<boolean> {
    return this.store.ready();
  }

  /** Ends the connection. Requests under way get 503. */
  close(): void {
    this.#connection.close();
  }
}
