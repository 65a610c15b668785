import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../turbo.ts";
import { applyWrong, wrongs } from "./wrongs.ts";

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "wrongs-"));
  for (const { file } of wrongs) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
});
afterAll(() => rmSync(copy, { recursive: true }));

describe("the wrongs of the self-test", () => {
  it.each(wrongs.map((wrong) => [wrong.id, wrong] as const))("%s still applies to the sources", (_, wrong) => {
    const before = readFileSync(join(root, wrong.file), "utf8");
    const undo = applyWrong(wrong, copy);
    expect(readFileSync(join(copy, wrong.file), "utf8")).not.toBe(before);
    undo();
    expect(readFileSync(join(copy, wrong.file), "utf8")).toBe(before);
  });

  it("are at least 40, each with an id of its own", () => {
    expect(new Set(wrongs.map(({ id }) => id)).size).toBe(wrongs.length);
    expect(wrongs.length).toBeGreaterThanOrEqual(40);
  });

  it("whose text is gone are an error that says where to correct it", () => {
    const [wrong] = wrongs;
    expect(() => wrong && applyWrong({ ...wrong, find: "not there" }, copy)).toThrow(
      "'code-in-header' finds its text 0 times in specs/parameters/code.yaml. Correct 'find' in self-test/wrongs.yaml.",
    );
  });
});
