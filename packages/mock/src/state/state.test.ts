import { describe, expect, test } from "vitest";
import { createClock, isoDate } from "./clock.ts";
import { completeCode, useCode } from "./codes.ts";
import { parseDuration } from "./duration.ts";
import { parseVetting } from "./vetting.ts";

test.each([
  ["PT5S", 5_000],
  ["PT0.5S", 500],
  ["P1DT2H3M4S", 93_784_000],
  ["P2W", 1_209_600_000],
  ["PT0S", 0],
  ...["P", "PT", "P1DT", "5s", "P1M", "P1Y", "pt5s", "-PT5S", ""].map((text): [string, undefined] => [text, undefined]),
])("the duration %j is %j ms", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  ["approve", { outcome: "approve", afterMs: 0 }],
  ["hold", { outcome: "hold" }],
  ["deny", { outcome: "deny", afterMs: 0, reason: "Not an Education Customer" }],
  ["deny:No: really", { outcome: "deny", afterMs: 0, reason: "No: really" }],
  ["PT1M", { outcome: "approve", afterMs: 60_000 }],
])("the vetting %j is parsed", (text, plan) => {
  expect(parseVetting(text)).toEqual(plan);
});

test.each(["", "deny:", "denied", "approve ", "5"])("the vetting %j is rejected", (text) => {
  expect(() => parseVetting(text)).toThrow(/^vetting takes approve, deny,/);
});

test("a clock runs as its base does, ahead of it until it is reset", () => {
  let base = 1_000;
  const clock = createClock(() => base);
  clock.advance(500);
  base += 1;
  expect(clock.now()).toBe(1_501);
  clock.reset();
  expect(clock.now()).toBe(1_001);
});

test("a time has a fraction only where it is not zero", () => {
  expect([isoDate(0), isoDate(7)]).toEqual(["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.007Z"]);
});

describe("a code", () => {
  const now = Date.parse("2024-02-03T04:05:06Z");

  test("has a new entity tag after every use, even when the clock stands still", () => {
    const tags = [completeCode({ validationId: "1" }, "p", now)];
    for (let use = 0; use < 20; use += 1)
      tags.push(useCode(tags.at(-1) ?? completeCode({ validationId: "1" }, "p", 0), now));
    expect(new Set(tags.map(({ eTag }) => eTag)).size).toBe(21);
    expect(tags[0]?.eTag).toBe("W/\"datetime'2024-02-03T04%3A05%3A06Z'\"");
  });

  test.each(["x", "W/\"datetime'%zz'\"", "W/\"datetime'2999-01-01T00%3A00%3A00Z'\""])("replaces the tag %s", (eTag) => {
    expect(useCode(completeCode({ validationId: "1", eTag }, "p", now), now).eTag).not.toBe(eTag);
  });

  test("takes either number of its seed for the other, and is unlimited without both", () => {
    expect(completeCode({ validationId: "1", maxCreates: 2 }, "p", now)).toMatchObject({ remainingCreates: 2 });
    expect(completeCode({ validationId: "1", remainingCreates: 2 }, "p", now)).toMatchObject({ maxCreates: 2 });
    const unlimited = completeCode({ validationId: "1" }, "p", now);
    expect(useCode(unlimited, now)).toMatchObject({ maxCreates: null, remainingCreates: null });
  });
});
