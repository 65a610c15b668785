/** The maximum number of followers. */
export const maxFollowers = 50;

/** How long changes are collected before the followers are called, in milliseconds. */
const gatherMs = 250;

/** How often the version of a shared state is read while there are followers, in milliseconds. */
const lookMs = 1_000;

/** Calls its followers after changes, a few times a second at most. */
export class Changes {
  readonly #followers = new Set<() => void>();
  readonly #readVersion: (() => Promise<string>) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;
  #version: string | undefined;

  /** @param readVersion returns a version that changes with every write of another process; absent for one process. */
  constructor(readVersion?: () => Promise<string>) {
    this.#readVersion = readVersion;
  }

  /**
   * Calls back when something has changed.
   *
   * @returns a function that ends it; undefined when there are too many followers already.
   */
  follow(onChange: () => void): (() => void) | undefined {
    if (this.#followers.size >= maxFollowers) return undefined;
    this.#followers.add(onChange);
    if (this.#readVersion) this.#looking ??= setInterval(() => void this.#look(), lookMs).unref();
    return () => {
      this.#followers.delete(onChange);
      if (this.#followers.size > 0) return;
      clearInterval(this.#looking);
      this.#looking = undefined;
    };
  }

  async #look(): Promise<void> {
    // When the store does not respond, the next round reads it.
    const version = await this.#readVersion?.().catch(() => this.#version);
    if (version !== this.#version) this.notify();
    this.#version = version;
  }

  notify(): void {
    if (this.#followers.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const onChange of this.#followers) onChange();
    }, gatherMs).unref();
  }
}
