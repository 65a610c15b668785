import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The code of one package that mutation testing changes. Paths are from the package. */
export interface Core {
  /** The packages to build before, by their short names. */
  build: string[];
  /** The files to change, as globs. */
  mutate: string[];
  /** The tests to run, as globs. */
  tests: string[];
}

/** Changes that no test notices, and why none can. */
export interface Survivor {
  /** The file, from the root of the repository. */
  file: string;
  reason: string;
  /** Each as `line => changed line`. */
  mutants: string[];
}

const read = (name: string): unknown => parse(readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8"));

/** The cores by the short name of their package. */
export const cores = read("cores.yaml") as Readonly<Record<string, Core>>;

export const survivors = read("survivors.yaml") as readonly Survivor[];
