import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { specsFolder } from "./spec-files/kinds.ts";

/** A copy of `specs/` that each test of a file starts with and may change. */
export const useSpecsCopy = () => {
  const copy = {
    folder: "",
    /** Changes one place of a file; the place must be there. */
    change(file: string, from: string | RegExp, to: string) {
      const before = readFileSync(join(copy.folder, file), "utf8");
      const after = before.replace(from, to);
      expect(after, `nothing to change in ${file}`).not.toBe(before);
      writeFileSync(join(copy.folder, file), after);
    },
  };
  beforeAll(() => {
    copy.folder = mkdtempSync(join(tmpdir(), "specs-"));
  });
  beforeEach(() => {
    rmSync(copy.folder, { recursive: true });
    cpSync(specsFolder, copy.folder, { recursive: true });
  });
  afterAll(() => rmSync(copy.folder, { recursive: true }));
  return copy;
};
