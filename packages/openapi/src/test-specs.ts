import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { specsFolder } from "./spec-files/kinds.ts";

/** Copies `specs/` to a new folder, which the caller removes. */
export const copySpecs = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "specs-"));
  cpSync(specsFolder, folder, { recursive: true });
  return folder;
};

/** Changes one place of a file; the place must be there. */
export const changeFile = (folder: string, file: string, from: string | RegExp, to: string) => {
  const before = readFileSync(join(folder, file), "utf8");
  const after = before.replace(from, to);
  expect(after, `nothing to change in ${file}`).not.toBe(before);
  writeFileSync(join(folder, file), after);
};

/** A copy of `specs/` that each test of a file starts with and may change. */
export const useSpecsCopy = () => {
  const copy = {
    folder: "",
    change: (file: string, from: string | RegExp, to: string) => changeFile(copy.folder, file, from, to),
  };
  beforeEach(() => {
    copy.folder = copySpecs();
  });
  afterEach(() => rmSync(copy.folder, { recursive: true }));
  return copy;
};
