import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { filesOf } from "./kinds.ts";

/** The file in `specs/` with the checksums of the documented exchanges. */
export const checksumFile = "documented.sha256";

/** Computes the checksums of the documented exchanges, in the format of `sha256sum`. */
export const checksumsOf = (specs: string): string =>
  filesOf("exchange", specs)
    .map((file) => `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${basename(file)}\n`)
    .join("");
