import { describe, expect, it } from "vitest";
import { createPace } from "./pace.ts";

/** Sends so many requests at the time, of which all are accepted. */
const send = (pace: ReturnType<typeof createPace>, count: number) => {
  for (let request = 0; request < count; request += 1) {
    pace.send();
    pace.accept();
  }
};

/** When the next requests may be sent, each sent as soon as it may be. */
const times = (pace: ReturnType<typeof createPace>, from: number, count: number) => {
  let now = from;
  return Array.from({ length: count }, () => {
    now += pace.wait(now);
    pace.send();
    return now;
  });
};

describe("the pace", () => {
  it("limits nothing before a request was throttled", () => {
    const pace = createPace();
    expect(times(pace, 0, 1_000)).toEqual(Array(1_000).fill(0));
  });

  it("learns the rate from what was accepted and the pause that follows", () => {
    const pace = createPace();
    pace.wait(1_000);
    send(pace, 40);
    // A tenth more than 40 in 4 s.
    expect(pace.slow(2_000, 3_000, pace.round(), 5)).toBeCloseTo(11);
  });

  it("learns it from requests of the last ten seconds at most, before which the client may have been idle", () => {
    const pace = createPace();
    pace.wait(0);
    send(pace, 40);
    expect(pace.slow(3_600_000, 10_000, pace.round(), 5)).toBeCloseTo(2.2);
  });

  it("sends nothing during the pause, at once after it what the service has allowed meanwhile, then ever more", () => {
    const pace = createPace();
    pace.wait(0);
    send(pace, 20);
    pace.slow(0, 2_000, pace.round(), 1);
    expect(pace.wait(500)).toBe(1_500);
    const sent = times(pace, 0, 200);
    expect(sent.slice(0, 22)).toEqual(Array(22).fill(2_000));
    const gaps = sent.slice(22).map((time, index) => time - Number(sent[21 + index]));
    // Eleven per second, and after two seconds more than e² times as many.
    expect(gaps[0]).toBeGreaterThan(80);
    expect(gaps[0]).toBeLessThan(91);
    expect(gaps).toEqual(gaps.toSorted((one, other) => other - one));
    expect(sent.at(-1)).toBeLessThan(5_000);
    expect(gaps.at(-1)).toBeLessThan(10);
  });

  it("sends one request after a pause, and half of those that ran, also when nothing was accepted", () => {
    const one = createPace();
    one.wait(0);
    one.send();
    one.slow(0, 60_000, one.round(), 1);
    expect(times(one, 0, 1)).toEqual([60_000]);
    expect(one.wait(60_000)).toBeGreaterThan(1_000);
    const many = createPace();
    for (let request = 0; request < 16; request += 1) many.send();
    many.slow(0, 1_000, many.round(), 16);
    expect(times(many, 0, 9).slice(7)).toEqual([1_000, expect.closeTo(1_022, -1)]);
  });

  it("learns nothing from the others that ran beside the first throttled one, but keeps the longest pause", () => {
    const pace = createPace();
    pace.wait(0);
    send(pace, 16);
    const round = pace.round();
    expect(pace.slow(0, 1_000, round, 16)).toBeCloseTo(17.6);
    expect(pace.slow(0, 3_000, round, 15)).toBeUndefined();
    expect(pace.slow(0, 2_000, round, 14)).toBeUndefined();
    expect(pace.wait(0)).toBe(3_000);
    expect(pace.slow(3_000, 1_000, pace.round(), 16)).toBeCloseTo(8.8);
  });

  it("pauses without a change of the rate for a service that is unavailable", () => {
    const pace = createPace();
    pace.wait(0);
    pace.pause(0, 500);
    expect(times(pace, 0, 100)).toEqual(Array(100).fill(500));
  });
});
