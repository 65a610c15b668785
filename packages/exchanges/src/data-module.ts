import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";

const readFolder = (name: string): object[] => {
  const folder = new URL(`../../../specs/${name}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => ({ id: basename(file, ".yaml"), ...parse(readFileSync(new URL(file, folder), "utf8")) }));
};

/** The module of the documented exchanges and the errata, as they stand in `specs/`. */
export const dataModule = (): string => `import type { Erratum, Exchange } from "../exchange.ts";

export const exchanges: Exchange[] = ${JSON.stringify(readFolder("documented"), null, 2)};

export const errata: Erratum[] = ${JSON.stringify(readFolder("errata"), null, 2)};
`;
