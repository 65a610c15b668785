import { type CallMatcher, createMatcher } from "./call-matcher.ts";
import type { Call } from "./journal-entry.ts";

/** How many calls the journal keeps; the oldest goes first. */
export const maxCalls = 1_000;

// Empty until the call has its response.
interface Place {
  call?: Call;
}

/** The last calls, in the order in which they arrived. */
export class Journal {
  #places: Place[] = [];
  #next = 0;

  /**
   * Reserves the place of a call that has arrived.
   *
   * @returns a function that enters the call there once it has its response. After `clear` it enters nothing.
   */
  reserve(): (call: Call) => void {
    const place: Place = {};
    this.#places[this.#next] = place;
    this.#next = (this.#next + 1) % maxCalls;
    return (call) => {
      place.call = call;
    };
  }

  /** The calls that match, the oldest first. */
  calls(matcher: CallMatcher = {}): Call[] {
    const inOrder = [...this.#places.slice(this.#next), ...this.#places.slice(0, this.#next)];
    const matches = createMatcher(matcher);
    return inOrder.flatMap(({ call }) => (call && matches(call) ? [call] : []));
  }

  clear(): void {
    this.#places = [];
    this.#next = 0;
  }
}
