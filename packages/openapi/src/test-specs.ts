import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { specsFolder } from "./spec-files/kinds.ts";

const createFolder = () => mkdtempSync(join(tmpdir(), "specs-"));

/** Changes one place of a file; the place must be there. */
const changeFile = (folder: string, file: string, from: string | RegExp, to: string) => {
  const before = readFileSync(join(folder, file), "utf8");
  const after = before.replace(from, to);
  expect(after, `nothing to change in ${file}`).not.toBe(before);
  writeFileSync(join(folder, file), after);
};

/**
 * Makes a new folder of `specs/` in which one place of a file is changed; the caller removes it. Only what stands beside
 * the file is copied, for a test may need dozens of such folders: the rest are links.
 */
export const changedSpecs = (file: string, from: string | RegExp, to: string): string => {
  const folder = createFolder();
  const [copied = file] = file.split("/");
  for (const name of readdirSync(specsFolder)) {
    const [original, place] = [join(specsFolder, name), join(folder, name)];
    if (name === copied) cpSync(original, place, { recursive: true });
    else symlinkSync(original, place);
  }
  changeFile(folder, file, from, to);
  return folder;
};

/** Most of the text of `specs/` are its locales, in one form: one of them stands for all. */
const isCopied = (path: string) => dirname(path) !== join(specsFolder, "locales") || path.endsWith("de-DE.yaml");

/** A copy of `specs/`, with one locale, that the tests of a file may change: each begins with it unchanged. */
export const useSpecsCopy = () => {
  /** The text of each file that the present test has changed; undefined where there was no file. */
  const before = new Map<string, string | undefined>();
  const keep = (file: string): string => {
    const path = join(copy.folder, file);
    if (!before.has(path)) before.set(path, existsSync(path) ? readFileSync(path, "utf8") : undefined);
    return path;
  };
  const copy = {
    folder: "",
    change(file: string, from: string | RegExp, to: string) {
      keep(file);
      changeFile(copy.folder, file, from, to);
    },
    remove: (file: string) => rmSync(keep(file)),
    /** Adds a file that is the same as another. */
    add: (file: string, other: string) => cpSync(join(copy.folder, other), keep(file)),
  };
  beforeAll(() => {
    copy.folder = createFolder();
    cpSync(specsFolder, copy.folder, { recursive: true, filter: isCopied });
  });
  afterEach(() => {
    for (const [path, text] of before) {
      if (text === undefined) rmSync(path, { force: true });
      else writeFileSync(path, text);
    }
    before.clear();
  });
  afterAll(() => rmSync(copy.folder, { recursive: true }));
  return copy;
};
