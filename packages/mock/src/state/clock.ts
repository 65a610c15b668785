/** A clock that can be moved ahead. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the clock ahead. */
  advance(milliseconds: number): void;
  /** By how many milliseconds it was moved. */
  readonly ahead: number;
  /** Undoes every move. */
  reset(): void;
}

/** A clock that runs as `base` does, ahead of it by as much as it was advanced. */
export const createClock = (base: () => number): Clock => {
  let ahead = 0;
  return {
    now: () => base() + ahead,
    get ahead() {
      return ahead;
    },
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    reset: () => {
      ahead = 0;
    },
  };
};

// The last text is cached: many requests arrive in the same millisecond.
let last = { milliseconds: Number.NaN, text: "" };

/** A time as the documents write it: without a fraction when it would be zero. */
export const isoDate = (milliseconds: number): string => {
  if (milliseconds !== last.milliseconds)
    last = { milliseconds, text: new Date(milliseconds).toISOString().replace(".000Z", "Z") };
  return last.text;
};
