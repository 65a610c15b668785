/**
 * Limits how many requests run at a time. A throttled request halves the limit, each that succeeds raises it again, by
 * one for every full round: additive increase, multiplicative decrease, as in TCP. Libraries for concurrency (p-limit,
 * p-queue) have a fixed limit.
 */
export const createThrottle = (most: number) => {
  const queue = new Set<() => void>();
  let limit = most;
  let running = 0;
  let round = 0;

  const tryEnter = (): boolean => {
    if (running >= Math.floor(limit)) return false;
    running += 1;
    return true;
  };

  const leave = (): void => {
    running -= 1;
    for (const start of queue) {
      if (!tryEnter()) break;
      queue.delete(start);
      start();
    }
  };

  return {
    /** Takes a place if one is free. */
    tryEnter,

    /** Waits for a place. An aborted signal gives it back. */
    enter: (signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        queue.add(resolve);
        signal.addEventListener("abort", () => queue.delete(resolve) || leave());
      }),

    /** Gives a place back, and the free ones to those that wait. */
    leave,

    /** The current round, which a request notes at its start, for `lower`. */
    round: () => round,

    /**
     * Halves the limit after a throttled request. Of those that ran side by side, only the first counts.
     *
     * @param since the round in which that request began.
     * @returns how many requests may run at a time from now on; undefined when that has not changed.
     */
    lower(since: number): number | undefined {
      if (since !== round) return undefined;
      round += 1;
      // From what was running, which may be far below the limit.
      limit = Math.max(1, Math.floor(Math.min(limit, running) / 2));
      return limit;
    },

    /** Raises the limit a little after a request that succeeded. */
    raise(): void {
      limit = Math.min(most, limit + 1 / limit);
    },
  };
};
