import { type Expected, isMeant } from "./expected.ts";
import type { Call } from "./journal-entry.ts";

/** How many calls the journal keeps; the oldest goes first. */
export const maxCalls = 1_000;

/** The last calls that the mock answered. */
export class Journal {
  #calls: Call[] = [];
  #next = 0;

  add(call: Call): void {
    if (this.#calls.length < maxCalls) this.#calls.push(call);
    else {
      this.#calls[this.#next] = call;
      this.#next = (this.#next + 1) % maxCalls;
    }
  }

  /** The calls that are meant, the oldest first. */
  calls(expected: Expected = {}): Call[] {
    const inOrder = [...this.#calls.slice(this.#next), ...this.#calls.slice(0, this.#next)];
    return inOrder.filter((call) => isMeant(call, expected));
  }

  clear(): void {
    this.#calls = [];
    this.#next = 0;
  }
}
