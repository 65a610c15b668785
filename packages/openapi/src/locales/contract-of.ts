import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle/bundle.ts";
import { inTemporaryFolder } from "../temporary.ts";

const configFile = fileURLToPath(new URL("../../redocly.contract.yaml", import.meta.url));

/**
 * Reads the contract of a bundled description: its text as JSON without the prose, which is told from properties of the
 * same name by the types of the nodes. Two descriptions with the same contract differ in words alone.
 */
export const contractOf = (file: string): string =>
  inTemporaryFolder((folder) => {
    const output = join(folder, "contract.json");
    bundle(file, output, "--config", configFile);
    return readFileSync(output, "utf8");
  });
