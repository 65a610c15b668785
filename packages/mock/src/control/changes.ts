/** The most that follow the changes at once. */
export const maxFollowers = 50;

/** How long changes are gathered before those who follow them hear of them, in milliseconds. */
const gatherMs = 250;

/** How often a state that other processes change, too, is looked at while anybody follows, in milliseconds. */
const lookMs = 1_000;

/** Says that something has changed to those who follow: a few times a second at most, however much changes. */
export class Changes {
  readonly #followers = new Set<() => void>();
  readonly #readVersion: (() => Promise<string>) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;
  #version: string | undefined;

  /** @param readVersion reads what is another text once another process has changed something; absent where none can. */
  constructor(readVersion?: () => Promise<string>) {
    this.#readVersion = readVersion;
  }

  /**
   * Calls back when something has changed.
   *
   * @returns what ends that; undefined when too many follow already.
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
    // A store that does not respond now is looked at again.
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
