// Writes specs/documented/ and specs/errata/ into one module, so that the package carries them. `pnpm lint` checks the
// files against their JSON Schemas; TypeScript checks what is generated.
import { mkdirSync, writeFileSync } from "node:fs";
import { dataModule } from "./data-module.ts";

const generated = new URL("generated/", import.meta.url);
mkdirSync(generated, { recursive: true });
writeFileSync(new URL("data.ts", generated), dataModule());
