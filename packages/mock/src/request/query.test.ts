import { expect, test } from "vitest";
import { createRandom } from "../faults/failure-rate.ts";
import { entriesOf } from "./query.ts";

test("a query is read as URLSearchParams reads it", () => {
  const random = createRandom(20_260_301);
  const pieces = ["a", "code", "Code", "1", "12345", "=", "=", "&", "&", "-", "_", "+", "%41", "%", "?", "ü", " ", "#"];
  const usual = pieces.slice(0, 11);
  for (let round = 0; round < 5_000; round += 1) {
    const from = round % 3 === 0 ? pieces : usual;
    const made = Array.from({ length: Math.floor(random() * 9) }, () => from[Math.floor(random() * from.length)]);
    const search = `?${made.join("")}`;
    expect(entriesOf(search), search).toEqual([...new URLSearchParams(search)]);
  }
});
