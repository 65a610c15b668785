import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";

const parseFile = (folder: URL, name: string, file: string): object => {
  try {
    return parse(readFileSync(new URL(file, folder), "utf8"));
  } catch (error) {
    throw new SyntaxError(`specs/${name}/${file} is not YAML: ${(error as Error).message}`, { cause: error });
  }
};

const readFolder = (name: string): object[] => {
  const folder = new URL(`../../../specs/${name}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => ({ id: basename(file, ".yaml"), ...parseFile(folder, name, file) }));
};

/**
 * Makes the module of the documented exchanges and the errata, as they stand in `specs/`.
 *
 * @throws SyntaxError that names the file which is not YAML.
 */
export const dataModule = (): string => `import type { Erratum, Exchange } from "../exchange.ts";

export const exchanges: Exchange[] = ${JSON.stringify(readFolder("documented"), null, 2)};

export const errata: Erratum[] = ${JSON.stringify(readFolder("errata"), null, 2)};
`;
