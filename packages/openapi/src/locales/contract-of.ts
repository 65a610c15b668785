import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle/bundle.ts";
import { inTemporaryFolder } from "../temporary.ts";

const configFile = fileURLToPath(new URL("../../redocly.contract.yaml", import.meta.url));

/**
 * Reads the contract of a bundled spec: its JSON without the prose. The types of the nodes distinguish prose from
 * properties of the same name. Two specs with the same contract differ only in words.
 */
export const contractOf = (file: string): string =>
  inTemporaryFolder((folder) => {
    const output = join(folder, "contract.json");
    bundle(file, output, "--config", configFile);
    return readFileSync(output, "utf8");
  });

/** Reads the contracts of two or more bundled specs, whose files have different names, in one process. */
export const contractsOf = (files: readonly string[]): string[] =>
  inTemporaryFolder((folder) => {
    bundle(files, folder, "--config", configFile);
    return files.map((file) => readFileSync(join(folder, basename(file)), "utf8"));
  });
