import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const resolve = createRequire(import.meta.url).resolve;
const program = join(dirname(resolve("openapi-generator-plus/package.json")), "bin/ogplus.js");
const generator = resolve("@openapi-generator-plus/typescript-fetch-client-generator");

/**
 * Runs openapi-generator-plus, which has a command line alone.
 *
 * @param input the path of the spec.
 * @throws Error with what it prints, when it writes no client: its exit code is 0 for some failures.
 */
export const generatePlus = async (output: string, input: string): Promise<void> => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    program,
    "-o",
    output,
    "-g",
    generator,
    input,
  ]);
  if (!stdout.includes("Generated in")) throw new Error(stdout + stderr);
};
