import { expect, test } from "vitest";
import { createClock, isoDate } from "./clock.ts";
import { parseDuration } from "./duration.ts";

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
