import {
  type Fault,
  type FoundFault,
  maxFaults,
  maxFaultsLength,
  queueIsFull,
  type WaitingFaults,
} from "../../faults/fault-queue.ts";
import { type CallMatcher, createMatcher } from "../../journal/call-matcher.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { runScript } from "./run-script.ts";
import { addFault, clearFaults, useFault } from "./scripts.ts";

interface QueuedFault {
  number: string;
  fault: Fault;
  matches: ReturnType<typeof createMatcher>;
}

const inOrder = (queued: Record<string, string>) => Object.entries(queued).sort(([a], [b]) => Number(a) - Number(b));

/** The faults that wait on Redis. Each process keeps a copy, which it reads again when another one has changed them. */
export class RedisFaults implements WaitingFaults {
  readonly #connection: Connection;
  readonly #keys: Keys;
  #version: string | undefined;
  #queued: QueuedFault[] = [];

  constructor(connection: Connection, keys: Keys) {
    this.#connection = connection;
    this.#keys = keys;
  }

  get isEmpty(): boolean {
    return this.#queued.length === 0;
  }

  /** Reads the faults again, unless they are of this version. */
  async update(version: string): Promise<void> {
    if (version === this.#version) return;
    const queued = await this.#connection.run((client) => client.hGetAll(this.#keys.faults));
    this.#queued = inOrder(queued).map(([number, json]) => {
      const fault: Fault = JSON.parse(json);
      return { number, fault, matches: createMatcher(fault.match ?? {}) };
    });
    this.#version = version;
  }

  *matching(call: Partial<CallMatcher>): Generator<FoundFault> {
    for (const { number, fault, matches } of this.#queued)
      if (matches(call)) yield { fault, use: () => this.#use(number) };
  }

  async #use(number: string): Promise<boolean> {
    return (await this.#run(useFault, [number])) === 1;
  }

  /** @throws TypeError when too many faults wait already. */
  async add(fault: Fault): Promise<void> {
    const limits = [String(maxFaults), String(maxFaultsLength)];
    const added = await this.#run(addFault, [JSON.stringify(fault), String(fault.times ?? 1), ...limits]);
    if (added !== 1) throw new TypeError(queueIsFull);
  }

  /** The faults that still wait, each with the number of calls left. */
  async waiting(): Promise<Fault[]> {
    const { faults, faultTimes } = this.#keys;
    const [queued, times] = await this.#connection.run((client) =>
      Promise.all([client.hGetAll(faults), client.hGetAll(faultTimes)]),
    );
    return inOrder(queued).map(([number, json]) => ({ ...(JSON.parse(json) as Fault), times: Number(times[number]) }));
  }

  async clear(): Promise<void> {
    await this.#run(clearFaults, []);
  }

  #run(script: string, values: string[]) {
    const { meta, faults, faultTimes } = this.#keys;
    return this.#connection.run((client) => runScript(client, script, [meta, faults, faultTimes], values));
  }
}
