/** What one unfinished body holds of the budget. */
export interface BodyShare {
  /** Sets how many bytes the body holds. */
  hold(bytes: number): void;
  /** Gives the bytes back: the body is whole, or nobody waits for it any more. */
  release(): void;
}

/**
 * Bounds the memory of bodies that are still being received, over all connections. A body that comes in is whole within
 * milliseconds, so that the one that has been incomplete for longest is given up first.
 */
export class BodyBudget {
  readonly #maxBytes: number;
  /** In the order in which they began. */
  readonly #shares = new Map<BodyShare, { bytes: number; giveUp: () => void }>();
  #held = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** How many bytes are held. */
  get held(): number {
    return this.#held;
  }

  /** How many bodies are being received. */
  get count(): number {
    return this.#shares.size;
  }

  /** @param giveUp called when the body must make room; it has been released by then. */
  share(giveUp: () => void): BodyShare {
    const entry = { bytes: 0, giveUp };
    const share: BodyShare = {
      hold: (bytes) => {
        if (!this.#shares.has(share)) return;
        this.#held += bytes - entry.bytes;
        entry.bytes = bytes;
        this.#makeRoom();
      },
      release: () => {
        if (!this.#shares.delete(share)) return;
        this.#held -= entry.bytes;
      },
    };
    this.#shares.set(share, entry);
    return share;
  }

  #makeRoom(): void {
    for (const [share, { bytes, giveUp }] of this.#shares) {
      if (this.#held <= this.#maxBytes) return;
      if (bytes === 0) continue;
      share.release();
      giveUp();
    }
  }
}
