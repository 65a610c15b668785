import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "./clock.ts";

describe("the clock of the system", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
  afterEach(() => void vi.useRealTimers());

  it("tells the time, and rings once when it is over, unless it is canceled", () => {
    const rung: string[] = [];
    systemClock.after(500, () => rung.push("heard"));
    systemClock.after(500, () => rung.push("canceled"))();
    vi.advanceTimersByTime(499);
    expect(rung).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(rung).toEqual(["heard"]);
    expect(systemClock.now()).toBe(2_499);
  });

  it("tells the time that has passed, whatever the machine's clock is set to", () => {
    const before = systemClock.elapsed();
    vi.setSystemTime(3_600_000);
    expect(systemClock.elapsed()).toBe(before);
    vi.advanceTimersByTime(500);
    expect(systemClock.elapsed() - before).toBe(500);
  });

  it("does not ring at once when the wait is longer than timers know", () => {
    const waits = vi.spyOn(globalThis, "setTimeout");
    systemClock.after(2 ** 31, () => {});
    systemClock.after(Number.POSITIVE_INFINITY, () => {});
    expect(waits.mock.calls.map(([, ms]) => ms)).toEqual([2 ** 31 - 1, 2 ** 31 - 1]);
  });
});
