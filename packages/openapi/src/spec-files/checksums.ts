import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { filesOf } from "./kinds.ts";

/** The file in `specs/` with the checksums of the documented exchanges. */
export const checksumFile = "documented.sha256";

/** Computes the checksums of the documented exchanges, in the format of `sha256sum`. */
export const checksumsOf = (specs: string): string =>
  filesOf("exchange", specs)
    .map((file) => `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${basename(file)}\n`)
    .join("");

const listedAtMost = 3;

/** The files that a list of checksums has, with the checksum of each. */
const readChecksums = (text: string): Map<string, string> =>
  new Map(
    text.split("\n").flatMap((line): [name: string, sum: string][] => {
      const [sum = "", name] = line.split("  ");
      return name ? [[name, sum]] : [];
    }),
  );

/**
 * Compares the documented exchanges with their checksums.
 *
 * @returns what was done to the first files, or that the list is malformed; undefined if the checksums are up to date.
 */
export const explainStaleChecksums = (specs: string): string | undefined => {
  const [sealed, present] = [readFileSync(join(specs, checksumFile), "utf8"), checksumsOf(specs)];
  if (sealed === present) return undefined;
  const [before, after] = [readChecksums(sealed), readChecksums(present)];
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    if (before.get(name) === after.get(name)) return [];
    return `${name} was ${!before.has(name) ? "added" : after.has(name) ? "changed" : "removed"}`;
  });
  if (changes.length === 0) return "the file is not in the format of `sha256sum`";
  const more = changes.length - listedAtMost;
  return [...changes.slice(0, listedAtMost), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
};
