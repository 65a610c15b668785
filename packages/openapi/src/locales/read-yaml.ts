import { readFileSync } from "node:fs";
import { parse } from "yaml";

/**
 * Reads a YAML file.
 *
 * @throws Error when it is not YAML, with the name of the file and the place in it.
 */
export const readYaml = (file: string): unknown => {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
};
