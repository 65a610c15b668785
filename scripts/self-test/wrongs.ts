import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** A deliberate wrong, and what must find it. */
export interface Wrong {
  id: string;
  /** The file, from the root of the repository. */
  file: string;
  /** A text that occurs once in the file. */
  find: string;
  replace: string;
  /** The packages to build again before the check, by their short names. */
  build?: string[];
  /** `lint`, `bundle`, `conformance`, or the path of a test file. */
  check: string;
  /** What the check prints of its failure: the cell, the test or the message. */
  red: string;
}

export const wrongs = parse(
  readFileSync(fileURLToPath(new URL("wrongs.yaml", import.meta.url)), "utf8"),
) as readonly Wrong[];

/**
 * Applies a wrong to a copy of the repository.
 *
 * @returns a function that undoes it.
 * @throws RangeError when its text does not occur exactly once.
 */
export const applyWrong = ({ id, file, find, replace }: Wrong, root: string): (() => void) => {
  const path = join(root, file);
  const before = readFileSync(path, "utf8");
  const count = before.split(find).length - 1;
  if (count !== 1) {
    throw new RangeError(`'${id}' finds its text ${count} times in ${file}. Correct 'find' in self-test/wrongs.yaml.`);
  }
  writeFileSync(
    path,
    before.replace(find, () => replace),
  );
  return () => writeFileSync(path, before);
};
