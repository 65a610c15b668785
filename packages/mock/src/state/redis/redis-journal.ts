import { type CallMatcher, createMatcher } from "../../journal/call-matcher.ts";
import { maxCalls } from "../../journal/journal.ts";
import type { Call } from "../../journal/journal-entry.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** The last calls to all processes, in the order of their responses: a stream of limited length. */
export class RedisJournal {
  readonly #connection: Connection;
  readonly #key: string;

  constructor(connection: Connection, { journal }: Keys) {
    this.#connection = connection;
    this.#key = journal;
  }

  /** Enters a call. No response waits for it, and one that Redis does not take is not in the journal. */
  enter(call: Call): void {
    const entry = { call: JSON.stringify(call) };
    const TRIM = { strategy: "MAXLEN", strategyModifier: "=", threshold: maxCalls } as const;
    this.#connection.run((client) => client.xAdd(this.#key, "*", entry, { TRIM })).catch(() => {});
  }

  /** The calls that match, the oldest first. */
  async calls(matcher: CallMatcher = {}): Promise<Call[]> {
    const entries = await this.#connection.run((client) => client.xRange(this.#key, "-", "+"));
    const matches = createMatcher(matcher);
    return (entries ?? []).map(({ message }) => JSON.parse(message.call ?? "") as Call).filter((call) => matches(call));
  }

  /** The id of the last entry; '' without one. */
  async last(): Promise<string> {
    const entries = await this.#connection.run((client) => client.xRevRange(this.#key, "+", "-", { COUNT: 1 }));
    return entries?.[0]?.id ?? "";
  }

  async clear(): Promise<void> {
    await this.#connection.run((client) => client.unlink(this.#key));
  }
}
