// Updates the checksums of the documented exchanges after one was added or changed on purpose.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { checksumFile, checksumsOf } from "./spec-files/checksums.ts";
import { specsFolder } from "./spec-files/kinds.ts";

writeFileSync(join(specsFolder, checksumFile), checksumsOf(specsFolder));
process.stdout.write(`specs/${checksumFile} is up to date.\n`);
