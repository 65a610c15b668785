import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Changes, maxFollowers } from "./changes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("many changes in a row are one call, until nobody follows any more", () => {
  const changes = new Changes();
  const onChange = vi.fn();
  const end = changes.follow(onChange);
  for (let count = 0; count < 1_000; count += 1) changes.notify();
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(1);
  changes.notify();
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(2);
  end?.();
  changes.notify();
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});

test("what another process changes is noticed while anybody follows", async () => {
  let version = "1";
  const readVersion = vi.fn(async () => version);
  const changes = new Changes(readVersion);
  const onChange = vi.fn();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(readVersion).not.toHaveBeenCalled();
  const end = changes.follow(onChange);
  await vi.advanceTimersByTimeAsync(3_000);
  const before = onChange.mock.calls.length;
  readVersion.mockRejectedValueOnce(new Error("x"));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(onChange).toHaveBeenCalledTimes(before);
  version = "2";
  await vi.advanceTimersByTimeAsync(3_000);
  expect(onChange).toHaveBeenCalledTimes(before + 1);
  end?.();
  expect(vi.getTimerCount()).toBe(0);
});

test("no more follow than there is room for", () => {
  const changes = new Changes();
  const ends = Array.from({ length: maxFollowers }, () => changes.follow(() => {}));
  expect(changes.follow(() => {})).toBeUndefined();
  ends[0]?.();
  expect(changes.follow(() => {})).toBeTypeOf("function");
});
