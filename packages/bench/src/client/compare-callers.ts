import { execFile } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { start } from "../running.ts";
import { program } from "../servers.ts";
import type { Heap } from "./memory.ts";
import { imports, type Size, weigh } from "./sizes.ts";
import type { Speed } from "./speed.ts";

/** All that is measured of the client. */
export interface ClientMeasured {
  speeds: Speed[];
  heaps: Heap[];
  sizes: (Omit<Size, "code"> & { name: string })[];
}

const measure = fileURLToPath(new URL(`measure${extname(import.meta.url)}`, import.meta.url));

/** How much is measured. */
export interface Extent {
  /** How many rounds each caller takes part in. */
  rounds: number;
  /** How many calls it makes in each. */
  calls: number;
  /** How many calls are made while the heap is weighed. */
  heapCalls: number;
}

/** Measures the client beside its peers: one process calls, another one answers, on loopback. */
export const compareCallers = async ({ rounds, calls, heapCalls }: Extent): Promise<ClientMeasured> => {
  const server = await start((port) => [program("raw"), String(port)]);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...["--expose-gc", measure, `http://127.0.0.1:${server.port}`],
      ...[rounds, calls, heapCalls].map(String),
    ]);
    const sizes = await Promise.all(
      Object.entries(imports).map(async ([name, imported]) => {
        const { minified, brotli } = await weigh(imported);
        return { name, minified, brotli };
      }),
    );
    return { ...JSON.parse(stdout), sizes };
  } finally {
    await server.stop();
  }
};
