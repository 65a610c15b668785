import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Host, timeout } from "./host.ts";

const run = promisify(execFile);
const main = fileURLToPath(new URL("main.js", import.meta.url));

/**
 * A runtime that runs a program: it finds the client in `node_modules`, by its name.
 *
 * @param binary finds the runtime.
 * @param args what stands before the program.
 */
export const inProgram =
  (binary: () => string, ...args: string[]): Host =>
  async ({ places }) => {
    const { stdout } = await run(binary(), [...args, main, JSON.stringify(places)], { timeout });
    return JSON.parse(stdout);
  };
