import { setImmediate } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { stringifyInSlices } from "./slices.ts";

test.each([
  [{}],
  [[]],
  [[1, "a", null, { b: [1, { c: undefined, d: {} }] }]],
  [{ a: undefined, codes: [], customers: {}, partners: { one: { customers: { two: [{ x: { y: { z: 1 } } }] } } } }],
  [{ ["__proto__"]: [{ a: 1 }], '"': '\u2028"' }],
  ["text"],
  [false],
])("writes the same JSON as the platform: %j", async (value) => {
  expect(String(await stringifyInSlices(value))).toBe(JSON.stringify(value));
});

test("the event loop has its turns while a large value is written", async () => {
  // To the code under test, each step takes longer than a slice.
  let time = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => {
    time += 10;
    return time;
  });
  const value = { customers: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`c${at}`, [{ at }]])) };
  let turns = 0;
  let done = false;
  const count = async () => {
    for (; !done; turns += 1) await setImmediate();
  };
  const write = async () => {
    const text = await stringifyInSlices(value);
    done = true;
    return text;
  };
  const [text] = await Promise.all([write(), count()]);
  clock.mockRestore();
  expect(String(text)).toBe(JSON.stringify(value));
  // Some 470 kB, in chunks of 16 KiB, which are written and then joined.
  expect(turns).toBeGreaterThanOrEqual(50);
});

test("properties may be made as they are needed", async () => {
  const customers = new Map([["one", [1]]]);
  const partners = (function* () {
    yield ["a", { customers }] as const;
    yield ["b", {}] as const;
  })();
  expect(JSON.parse(String(await stringifyInSlices({ partners })))).toEqual({
    partners: { a: { customers: { one: [1] } }, b: {} },
  });
});
