import type { Clock } from "../transport/clock.ts";
import { createPace } from "./pace.ts";

/**
 * Limits the requests of a client: how many run at a time, and when they are sent. A throttled request pauses all of
 * them, and then they are sent at the rate that the service accepts. They start in the order in which they came, those
 * that are retried first. Libraries for concurrency (p-limit, p-queue, bottleneck) have a fixed rate.
 */
export const createThrottle = (most: number, clock: Required<Clock>) => {
  const pace = createPace();
  const retries = new Set<() => void>();
  const calls = new Set<() => void>();
  let running = 0;
  let cancelTimer = () => {};

  /** Takes a place if one is free and the pace allows it; `wait` is how long the pace does not. */
  const take = (wait = pace.wait(clock.elapsed())): boolean => {
    if (running + 1 > most || wait > 0) return false;
    running += 1;
    pace.send();
    return true;
  };

  /** Starts all that may start, and comes back when the pace allows another. */
  const startWaiting = (): void => {
    cancelTimer();
    for (const queue of [retries, calls]) {
      for (const start of queue) {
        const wait = pace.wait(clock.elapsed());
        if (!take(wait)) {
          if (wait > 0) cancelTimer = clock.after(Math.ceil(wait), startWaiting);
          return;
        }
        queue.delete(start);
        start();
      }
    }
  };

  const leave = (): void => {
    running -= 1;
    startWaiting();
  };

  return {
    /** Takes a place if the request may be sent at once. */
    tryEnter: (): boolean => retries.size + calls.size === 0 && take(),

    /**
     * Waits for a place. An aborted signal gives it back.
     *
     * @param isRetry whether the call was sent before: it comes before those that were not.
     */
    enter: (signal: AbortSignal, isRetry: boolean): Promise<void> =>
      new Promise((resolve) => {
        const queue = isRetry ? retries : calls;
        queue.add(resolve);
        signal.addEventListener("abort", () => (queue.delete(resolve) ? startWaiting() : leave()));
        startWaiting();
      }),

    /** Gives a place back, and the free ones to those that wait. */
    leave,

    /** The current round, which a request notes at its start, for `slow`. */
    round: pace.round,

    /** A request was not throttled. */
    accept: pace.accept,

    /** How long nothing may be sent, in ms. */
    pausedFor: () => pace.wait(clock.elapsed()),

    /** Pauses all requests for so many ms. */
    pause: (ms: number): undefined => pace.pause(clock.elapsed(), ms),

    /** Pauses all requests after a throttled one, and lowers the rate: `slow` of the pace. */
    slow: (ms: number, since: number): number | undefined => pace.slow(clock.elapsed(), ms, since, running),
  };
};
