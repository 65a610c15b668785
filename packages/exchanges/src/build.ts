// Reads specs/documented/ and specs/errata/ into one module, so that the package carries them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { erratumSchema, exchangeSchema } from "./data-schema.ts";

const ajv = new Ajv2020({ allErrors: true });

const readFolder = (name: string, schema: object): object[] => {
  const folder = new URL(`../../../specs/${name}/`, import.meta.url);
  const validate = ajv.compile(schema);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const data: unknown = parse(readFileSync(new URL(file, folder), "utf8"));
      if (!validate(data)) {
        throw new TypeError(`specs/${name}/${file}: ${ajv.errorsText(validate.errors, { dataVar: "the file" })}`);
      }
      return { id: basename(file, ".yaml"), ...(data as object) };
    });
};

const generated = new URL("generated/", import.meta.url);
mkdirSync(generated, { recursive: true });
writeFileSync(
  new URL("data.ts", generated),
  `import type { Erratum, Exchange } from "../exchange.ts";

export const exchanges: Exchange[] = ${JSON.stringify(readFolder("documented", exchangeSchema), null, 2)};

export const errata: Erratum[] = ${JSON.stringify(readFolder("errata", erratumSchema), null, 2)};
`,
);
