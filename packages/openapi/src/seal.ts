// Updates the checksums of the documented exchanges after one was added or changed on purpose.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { checksumFile, checksumsOf } from "./spec-files/checksums.ts";
import { specsFolder } from "./spec-files/kinds.ts";

const help = `Updates the checksums of the documented exchanges after one was added or changed on purpose.

Usage: pnpm spec:seal [options]

  -h, --help  show this text, and write nothing
`;

const [option] = process.argv.slice(2);
if (option === "--help" || option === "-h") {
  process.stdout.write(help);
  process.exit();
}
if (option !== undefined) {
  process.stderr.write(`spec:seal: Unknown option '${option}'. See pnpm spec:seal --help.\n`);
  process.exit(2);
}

writeFileSync(join(specsFolder, checksumFile), checksumsOf(specsFolder));
process.stdout.write(`specs/${checksumFile} is up to date.\n`);
