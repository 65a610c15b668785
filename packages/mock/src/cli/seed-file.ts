import { readFileSync } from "node:fs";
import { readSeed } from "../state/seed.ts";
import type { State } from "../state/types.ts";

const fixes: Record<string, string> = {
  ENOENT: "it does not exist; check the path",
  ENOTDIR: "a part of its path is not a folder; check the path",
  EISDIR: "it is a folder; name a file in it",
  EACCES: "it is not readable; change its permissions",
};

const readBytes = (file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw new Error(`Cannot read the seed ${file}: ${fixes[code] ?? code}.`, { cause: error });
  }
};

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new TypeError("it is not UTF-8; save it in that encoding.", { cause: error });
  }
};

/**
 * Reads the file of a seed.
 *
 * @throws Error that names the file, and says what is wrong with it and where.
 */
export const readSeedFile = (file: string): State => {
  const bytes = readBytes(file);
  try {
    return readSeed(decode(bytes));
  } catch (error) {
    throw new Error(`The seed ${file} cannot be used: ${(error as Error).message}`, { cause: error });
  }
};
