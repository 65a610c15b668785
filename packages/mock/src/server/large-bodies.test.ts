import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { LargeBodies } from "./large-bodies.ts";

test("requests with large bodies get a turn of the event loop each, in order, and others get one between them", async () => {
  const bodies = new LargeBodies();
  const seen: string[] = [];
  const large = async (name: string) => {
    await bodies.turn();
    seen.push(name);
  };
  const all = [large("a"), large("b"), large("c")];
  expect(seen).toEqual([]);
  await nextTurn();
  expect(seen).toEqual(["a"]);
  seen.push("small");
  await nextTurn();
  expect(seen).toEqual(["a", "small", "b"]);
  await Promise.all(all);
  expect(seen).toEqual(["a", "small", "b", "c"]);
  await large("d");
  expect(seen.at(-1)).toBe("d");
});
