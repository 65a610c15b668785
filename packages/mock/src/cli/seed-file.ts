import { readSeed } from "../state/seed.ts";
import type { State } from "../state/types.ts";
import { readTextFile } from "./read-text-file.ts";

/** Shown with a mistake, since a message has no room for the whole format. */
export const seedExample = '{"codes":[{"validationId":"471101","maxCreates":5}]}';

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
    const { message } = error as Error;
    throw new Error(`The seed ${file} cannot be used: ${message} A seed is an object such as ${seedExample}.`, {
      cause: error,
    });
  }
};
