import { readSeed } from "../state/seed.ts";
import type { State } from "../state/types.ts";
import { readTextFile } from "./read-text-file.ts";

/**
 * Reads the file of a seed.
 *
 * @throws Error that names the file, and says what is wrong with it and where.
 */
export const readSeedFile = (file: string): State => {
  const text = readTextFile("seed", file);
  try {
    return readSeed(text);
  } catch (error) {
    throw new Error(`The seed ${file} cannot be used: ${(error as Error).message}`, { cause: error });
  }
};
