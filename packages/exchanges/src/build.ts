// Reads specs/documented/ and specs/errata/ into one module, so that the package carries them. `pnpm lint` checks the
// files against their JSON Schemas; TypeScript checks what is generated.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";

const readFolder = (name: string): object[] => {
  const folder = new URL(`../../../specs/${name}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => ({ id: basename(file, ".yaml"), ...parse(readFileSync(new URL(file, folder), "utf8")) }));
};

const generated = new URL("generated/", import.meta.url);
mkdirSync(generated, { recursive: true });
writeFileSync(
  new URL("data.ts", generated),
  `import type { Erratum, Exchange } from "../exchange.ts";

export const exchanges: Exchange[] = ${JSON.stringify(readFolder("documented"), null, 2)};

export const errata: Erratum[] = ${JSON.stringify(readFolder("errata"), null, 2)};
`,
);
