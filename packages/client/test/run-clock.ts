import { settle } from "./create-test-client.ts";
import type { createFakeClock } from "./fake-clock.ts";

/** Advances a fake clock from timer to timer until the work is done. */
export const runClock = async <T>(clock: ReturnType<typeof createFakeClock>, work: Promise<T>): Promise<T> => {
  let done = false;
  const end = () => (done = true);
  work.then(end, end);
  for (;;) {
    await settle();
    if (done) return work;
    const timers = clock.timers();
    if (timers.length === 0) throw new Error("The work waits for something other than the clock.");
    clock.advance(Math.min(...timers));
  }
};
