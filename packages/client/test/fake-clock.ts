import type { Clock } from "../src/transport/clock.ts";

/** A clock that stands still until a test advances it. */
export const createFakeClock = (start = Date.parse("2026-11-20T12:00:00Z")) => {
  let time = start;
  const timers = new Set<{ at: number; run: () => void }>();
  let set = 0;
  const clock: Required<Clock> = {
    now: () => time + set,
    elapsed: () => time,
    after: (ms, run) => {
      const timer = { at: time + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  return {
    ...clock,
    /** Lets so many ms pass, and runs every timer that is due by then, in order. */
    advance(ms: number): void {
      const end = time + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (!next) break;
        timers.delete(next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
    },
    /** Sets the time of day, as the user of a machine does. */
    set(ms: number): void {
      set += ms;
    },
    /** Sets the time without running timers, as a machine does that wakes from sleep. */
    jump(ms: number): void {
      time += ms;
    },
    /** The ms until each timer that is still set is due. */
    timers: (): number[] => [...timers].map(({ at }) => at - time),
  };
};
