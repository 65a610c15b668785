import { createHash } from "node:crypto";
import { SeededState } from "../seeded-state.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import type { State } from "../types.ts";
import type { Client, Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { runScript } from "./run-script.ts";
import { advanceClock, readShared, replaceState, startState } from "./scripts.ts";

// The time moves on in steps, for Redis writes down each of them.
const stepMs = 100;

/** What every request reads of what all partners share. */
export interface SharedReading {
  generation: string;
  /** The mock's time, in milliseconds since 1970. */
  now: number;
  /** Another one whenever the faults that wait have changed. */
  faultsVersion: string;
  /** The bytes of what all partners have changed. */
  bytes: number;
}

/** The seed of one generation of the state, ready to be read. */
export interface Generation {
  id: string;
  seed: State;
  seeded: SeededState;
}

/** The seed and the clock that all processes share. */
export class SharedState {
  readonly #connection: Connection;
  readonly #keys: Keys;
  readonly #start: { json: string; digest: string };
  readonly #clock: (() => number) | undefined;
  #generation: Generation | undefined;
  #ahead = 0;

  /** @param clock the time of the mock in place of the store's, in milliseconds since 1970. */
  constructor(connection: Connection, keys: Keys, seed: State, clock: (() => number) | undefined) {
    const json = JSON.stringify(seed);
    this.#connection = connection;
    this.#keys = keys;
    this.#start = { json, digest: createHash("sha256").update(json).digest("base64url") };
    this.#clock = clock;
  }

  /** The generation that this process has read last. */
  get generation(): Generation | undefined {
    return this.#generation;
  }

  /** The mock's time as of the last reading, in milliseconds since 1970. */
  estimate(): number {
    return (this.#clock ?? Date.now)() + this.#ahead;
  }

  /**
   * Writes the seed, unless another process has done so.
   *
   * @throws Error when that one had another seed.
   */
  async start(): Promise<void> {
    const { json, digest } = this.#start;
    const values = [json, digest, this.#ownTime()];
    const found = await this.#connection.run((client) => runScript(client, startState, [this.#keys.meta], values));
    if (found !== digest)
      throw new Error(
        "The store has the state of another seed. Start every process with the same seed; for a new one, choose another database (redis://host/1) or empty this one (FLUSHDB).",
      );
  }

  /** Reads what every request needs, together with other commands on the same client. */
  async read(client: Client): Promise<SharedReading> {
    const sizes = this.#keys.sizes(this.#generation?.id ?? "");
    const reply = await runScript(client, readShared, [this.#keys.meta, sizes], [this.#clock ? "" : String(stepMs)]);
    if (!Array.isArray(reply)) throw new StoreUnavailable("unexpected reply");
    const [generation = "", offset = "", faultsVersion = "", now = "", bytes = ""] = reply.map(String);
    this.#ahead = this.#clock ? Number(offset) : Number(now) - Date.now();
    return { generation, faultsVersion, bytes: Number(bytes), now: this.#clock ? this.estimate() : Number(now) };
  }

  /** Makes the seed of a generation known to this process. */
  async load(id: string): Promise<void> {
    const [seed, seededAt, generation] = await this.#connection.run((client) =>
      client.hmGet(this.#keys.meta, ["seed", "seededAt", "generation"]),
    );
    // Replaced meanwhile: the next reading names the new one.
    if (generation !== id || !seed) return;
    const state: State = JSON.parse(seed);
    this.#generation = { id, seed: state, seeded: new SeededState(state, Number(seededAt)) };
  }

  /** Moves the clock ahead. */
  async advance(milliseconds: number): Promise<void> {
    const values = [String(milliseconds)];
    await this.#connection.run((client) => runScript(client, advanceClock, [this.#keys.meta], values));
  }

  /**
   * Begins a new generation, with nothing changed yet.
   *
   * @param state its seed; left out, the one at the start, with the clock, the faults and the journal as at the start.
   * @returns the generation before.
   */
  async replace(state?: State): Promise<string> {
    const { meta, faults, faultTimes, journal } = this.#keys;
    const values = state ? [JSON.stringify(state), String(this.estimate())] : ["", this.#ownTime()];
    const last = await this.#connection.run((client) =>
      runScript(client, replaceState, [meta, faults, faultTimes, journal], values),
    );
    return String(last);
  }

  // '' stands for the store's time.
  #ownTime(): string {
    return this.#clock ? String(this.#clock()) : "";
  }
}
