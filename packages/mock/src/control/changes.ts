/** The most that follow the changes at once. */
export const maxFollowers = 50;

/** How long changes are gathered before those who follow them hear of them, in milliseconds. */
const gatherMs = 250;

/** Says that something has changed to those who follow: a few times a second at most, however much changes. */
export class Changes {
  readonly #followers = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;

  /**
   * Calls back when something has changed.
   *
   * @returns what ends that; undefined when too many follow already.
   */
  follow(onChange: () => void): (() => void) | undefined {
    if (this.#followers.size >= maxFollowers) return undefined;
    this.#followers.add(onChange);
    return () => this.#followers.delete(onChange);
  }

  notify(): void {
    if (this.#followers.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const onChange of this.#followers) onChange();
    }, gatherMs).unref();
  }
}
