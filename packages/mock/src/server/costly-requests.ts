import type { IncomingMessage } from "node:http";

/** A body of more bytes is large. Valid bodies are far smaller. */
export const largeBodyBytes = 4_096;

/** A request line and headers of more characters, without the token, are large. */
const largeHeadLength = 1_536;

/** A token of more characters is large. That of a user with many roles has some 3,000. */
const largeTokenLength = 6_144;

/** The most costly requests that wait for their turn. */
export const maxWaiting = 256;

/** How much time costly requests may take before the others get as much, in milliseconds. */
const shareMs = 1;

// A request that seems to take hours was interrupted by a suspension of the process.
const longestPauseMs = 50;

const hasLargeHead = ({ url = "", rawHeaders, headers: { authorization = "" } }: IncomingMessage): boolean => {
  let length = url.length - authorization.length;
  for (const text of rawHeaders) length += text.length;
  return length > largeHeadLength || authorization.length > largeTokenLength;
};

/** Whether a request is so large that to handle it may take many times as long as an ordinary one. */
export const isCostly = (message: IncomingMessage, body: Uint8Array): boolean =>
  body.length > largeBodyBytes || hasLargeHead(message);

/**
 * Spreads costly requests over the turns of the event loop, so that they hold up the others little, however many there
 * are: one in each turn, and together about half of the time at most.
 */
export class CostlyRequests {
  readonly #waiting: (() => void)[] = [];
  #isRunning = false;
  #spentMs = 0;
  #endedAt = 0;

  /**
   * Resolves when it is the turn of the one that calls; those that wait longer come first.
   *
   * @returns undefined when too many wait already.
   */
  turn(): Promise<void> | undefined {
    if (this.#waiting.length >= maxWaiting) return undefined;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#isRunning) return;
      this.#isRunning = true;
      setImmediate(() => this.#next());
    });
  }

  #next(): void {
    const start = this.#waiting.shift();
    if (!start) {
      this.#isRunning = false;
      return;
    }
    const from = performance.now();
    // The ordinary requests have had as much time since.
    if (from - this.#endedAt >= this.#spentMs) this.#spentMs = 0;
    start();
    // Runs after all microtasks, so that the whole request is measured.
    queueMicrotask(() => process.nextTick(() => this.#end(from)));
  }

  #end(from: number): void {
    this.#endedAt = performance.now();
    this.#spentMs += this.#endedAt - from;
    if (this.#spentMs < shareMs) return void setImmediate(() => this.#next());
    // The immediate lets the event loop read from the connections between the timer and the next request.
    setTimeout(() => setImmediate(() => this.#next()), Math.min(this.#spentMs, longestPauseMs));
    this.#spentMs = 0;
  }
}
