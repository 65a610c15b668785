/** From how many bytes on a body counts as large: those of the API's own requests are far smaller. */
export const largeBodyBytes = 4_096;

/**
 * Spreads the requests with large bodies over the turns of the event loop: one in each, so that a request with a small
 * body waits for one of them at most, however many there are.
 */
export class LargeBodies {
  readonly #waiting: (() => void)[] = [];

  /** Resolves when it is the turn of the one that calls; those that wait longer come first. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#next());
    });
  }

  #next(): void {
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) setImmediate(() => this.#next());
  }
}
