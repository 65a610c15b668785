import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { nextTick } from "./outgoing.ts";

test("callers of one turn go on together in the next, in order; a later caller goes on later", async () => {
  const seen: string[] = [];
  const call = async (name: string) => {
    await nextTick();
    seen.push(name);
  };
  const first = [call("a"), call("b")];
  await Promise.resolve();
  expect(seen).toEqual([]);
  await setImmediate();
  expect(seen).toEqual(["a", "b"]);
  const later = call("c");
  await Promise.all(first);
  expect(seen).toEqual(["a", "b"]);
  await later;
  expect(seen).toEqual(["a", "b", "c"]);
});
