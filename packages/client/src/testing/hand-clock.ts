import type { Clock } from "../clock.ts";

/** A clock that stands still until a test moves it. */
export const createHandClock = (start = Date.parse("2026-11-20T12:00:00Z")) => {
  let time = start;
  const timers = new Set<{ at: number; ring: () => void }>();
  const clock: Clock = {
    now: () => time,
    after: (ms, ring) => {
      const timer = { at: time + ms, ring };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  return {
    ...clock,
    /** Lets so many ms pass, and every timer ring that is due by then, in order. */
    advance(ms: number): void {
      const end = time + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (!next) break;
        timers.delete(next);
        time = Math.max(time, next.at);
        next.ring();
      }
      time = end;
    },
    /** Sets the time without a timer noticing, as a machine does that wakes from sleep. */
    jump(ms: number): void {
      time += ms;
    },
    /** The ms until each timer that is still set rings. */
    timers: (): number[] => [...timers].map(({ at }) => at - time),
  };
};
