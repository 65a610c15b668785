import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { endOfTurn } from "./next-tick.ts";

test("who asks in one turn goes on at its end, in order and with nothing between; who asks later, later", async () => {
  const seen: string[] = [];
  const ask = async (name: string) => {
    await endOfTurn();
    seen.push(name);
  };
  const first = [ask("a"), ask("b")];
  await Promise.resolve();
  expect(seen).toEqual([]);
  await setImmediate();
  expect(seen).toEqual(["a", "b"]);
  const later = ask("c");
  await Promise.all(first);
  expect(seen).toEqual(["a", "b"]);
  await later;
  expect(seen).toEqual(["a", "b", "c"]);
});
