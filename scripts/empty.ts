// Removes folders of the package whose build begins: otherwise, what was made of a deleted source would live on in it.
import { rmSync } from "node:fs";

for (const folder of process.argv.slice(2)) rmSync(folder, { recursive: true, force: true });
