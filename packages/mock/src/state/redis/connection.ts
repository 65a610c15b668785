import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "redis";
import type { Log } from "../../log.ts";
import { StoreUnavailable } from "../store-unavailable.ts";

// A command, and the start of a connection, may take as long as ten looks at what is under way. Time in which this process
// itself did not get to look does not count: replies may be there, and are read first.
const looksUntilLate = 10;
const firstPauseMs = 50;
const longestPauseMs = 1_000;
// A command waits for one of the thousands before it no longer than for the timeout.
const maxWaiting = 20_000;

const connectTo = (url: string, timeoutMs: number) =>
  createClient({
    url,
    // A command that cannot be sent now fails now: its request gets 503, and no change is made behind its back later.
    disableOfflineQueue: true,
    commandsQueueMaxLength: maxWaiting,
    socket: { connectTimeout: timeoutMs, reconnectStrategy: false },
  });

/** A client of Redis that is connected. */
export type Client = ReturnType<typeof connectTo>;

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  if ("code" in error && typeof error.code === "string") return error.code;
  // Redis begins a message with its kind, such as READONLY or OOM; the rest may quote what was sent.
  return (
    /^[A-Z]{3,}\b/.exec(error.message)?.[0] ?? (error instanceof StoreUnavailable ? error.message : "disconnected")
  );
};

const withinTime = async (work: Promise<unknown>, timeoutMs: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable("timeout")), timeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * A connection to Redis that heals itself. The client's own timeout ends with the write of a command, and its reconnecting
 * keeps commands for later; here a command that has no reply in time fails with all others under way, and a new connection
 * takes the place of the old one.
 */
export class Connection {
  readonly #url: string;
  readonly #timeoutMs: number;
  readonly #log: Log;
  readonly #pending = new Set<{ looks: number }>();
  readonly #watch: NodeJS.Timeout;
  #client: Client | undefined;
  #isClosed = false;

  private constructor(url: string, timeoutMs: number, log: Log) {
    this.#url = url;
    this.#timeoutMs = timeoutMs;
    this.#log = log;
    this.#watch = setInterval(() => this.#checkPending(), timeoutMs / looksUntilLate);
    this.#watch.unref();
  }

  /**
   * Connects.
   *
   * @param timeoutMs how long a command may take.
   * @throws Error when Redis cannot be reached; it says why, without the password.
   */
  static async open(url: string, timeoutMs: number, log: Log): Promise<Connection> {
    const connection = new Connection(url, timeoutMs, log);
    try {
      await connection.#connect();
    } catch (error) {
      connection.close();
      const { host } = new URL(url);
      throw new Error(
        `Cannot connect to Redis at ${host} (${reasonOf(error)}). Start it there, or correct the address of --state.`,
        { cause: error },
      );
    }
    return connection;
  }

  /** Has some work done by the client. @throws StoreUnavailable when there is no reply in time, or an error. */
  async run<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = this.#client;
    if (!client) throw new StoreUnavailable("disconnected");
    const mark = { looks: 0 };
    this.#pending.add(mark);
    try {
      return await work(client);
    } catch (error) {
      const reason = reasonOf(error);
      // What was the primary has become a replica: the address leads to another one, or will.
      if (reason === "READONLY") this.#replace(client, reason);
      throw new StoreUnavailable(reason, { cause: error });
    } finally {
      this.#pending.delete(mark);
    }
  }

  /** Ends the connection. Commands under way fail. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#watch);
    this.#client?.destroy();
    this.#client = undefined;
  }

  // Replies come in the order of their commands: when the oldest is late, all are.
  #checkPending(): void {
    const [oldest] = this.#pending;
    if (!oldest || !this.#client) return;
    oldest.looks += 1;
    if (oldest.looks >= looksUntilLate) this.#replace(this.#client, "timeout");
  }

  async #connect(): Promise<void> {
    const client = connectTo(this.#url, this.#timeoutMs);
    client.on("error", (error) => this.#replace(client, reasonOf(error)));
    try {
      await withinTime(client.connect(), this.#timeoutMs);
    } catch (error) {
      client.destroy();
      throw error;
    }
    if (this.#isClosed) client.destroy();
    else this.#client = client;
  }

  #replace(client: Client, reason: string): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    client.destroy();
    this.#log(`Redis does not respond (${reason}): requests get 503 until it does.`);
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    for (let pause = firstPauseMs; !this.#isClosed; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        await this.#connect();
        if (this.#client) this.#log("Redis responds again.");
        return;
      } catch {
        // So that the processes do not all come at once.
        await delay(pause * (0.5 + Math.random()), undefined, { ref: false });
      }
    }
  }
}
