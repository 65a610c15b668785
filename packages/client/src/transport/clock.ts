/** The time as the client sees it. With another clock, a test does not have to wait. */
export interface Clock {
  /** The time of day, in ms since 1970 (UTC): for tokens that expire, and for dates of the service. */
  now(): number;
  /**
   * The time since some moment, in ms, to measure how long something takes. It does not jump when the clock of the machine
   * is set, as the time of day does.
   * @default now
   */
  elapsed?(): number;
  /**
   * Calls back once, after `ms` milliseconds.
   *
   * @returns a function that cancels it.
   */
  after(ms: number, callback: () => void): () => void;
}

/** The longest wait of a timer, in ms (24.8 days); a longer one would be over at once. */
const longest = 2 ** 31 - 1;

export const systemClock: Required<Clock> = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, Math.min(ms, longest));
    return () => clearTimeout(timer);
  },
};

/** A clock with `elapsed`. Calls the given clock's methods on itself: it may be an instance of a class. */
export const completeClock = (clock: Clock): Required<Clock> => ({
  now: () => clock.now(),
  elapsed: () => (clock.elapsed ? clock.elapsed() : clock.now()),
  after: (ms, callback) => clock.after(ms, callback),
});

/** Waits for `ms` milliseconds; when the signal aborts, the timer is canceled and the promise stays pending. */
export const sleep = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    signal.addEventListener("abort", cancel);
  });
