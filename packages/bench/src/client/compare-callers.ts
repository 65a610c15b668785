import { execFile } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median } from "../report/statistics.ts";
import { program } from "../servers/program.ts";
import { startServer } from "../servers/start-server.ts";
import type { Heap } from "./memory.ts";
import { type PartSize, weighParts } from "./parts.ts";
import { imports, type Size, weigh } from "./sizes.ts";
import type { Extent, Speed } from "./speed.ts";

/** A caller beside the others. */
export interface Compared extends Speed {
  /** CPU time per call, as a ratio to that of the first caller. */
  ratio: number;
}

/** All that is measured of the client. */
export interface ClientMeasured {
  /** One call at a time, as most programs call; then ten, as one that sweeps its customers does. */
  turns: { atATime: number; speeds: Compared[] }[];
  heaps: Heap[];
  sizes: (Omit<Size, "code"> & { name: string })[];
  parts: PartSize[];
}

const sibling = (name: string) => fileURLToPath(new URL(`${name}${extname(import.meta.url)}`, import.meta.url));

/** What a program of its own process prints. */
const run = async <T>(name: string, ...given: (string | number)[]): Promise<T> => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", sibling(name), ...given.map(String)]);
  return JSON.parse(stdout);
};

/** How much is measured. */
export interface Measuring extends Omit<Extent, "atATime"> {
  /** How many processes call, one after the other: how V8 compiles the callers is a matter of luck in each of them. */
  processes: number;
  /** How many calls are made while the heap is weighed. */
  heapCalls: number;
}

/** The medians of what several processes have seen, with the ratios of those. */
export const mediansOf = (seen: Speed[][]): Compared[] => {
  const of = (index: number, key: "perSecond" | "cpuMicros") =>
    median(seen.map((one) => one[index]?.[key] ?? Number.NaN));
  return (seen[0] ?? []).map(({ name }, index) => {
    const cpuMicros = of(index, "cpuMicros");
    return { name, perSecond: of(index, "perSecond"), cpuMicros, ratio: cpuMicros / of(0, "cpuMicros") };
  });
};

/** Measures the client and its peers: one process calls, another one responds, on loopback. */
export const compareCallers = async ({ processes, rounds, calls, heapCalls }: Measuring): Promise<ClientMeasured> => {
  const server = await startServer((port) => [program("raw"), String(port)]);
  try {
    const turns: ClientMeasured["turns"] = [];
    for (const atATime of [1, 10]) {
      const seen: Speed[][] = [];
      for (let count = 0; count < processes; count += 1) {
        seen.push(await run("measure", `http://127.0.0.1:${server.port}`, rounds, calls, atATime));
      }
      turns.push({ atATime, speeds: mediansOf(seen) });
    }
    const heaps = await run<Heap[]>("weigh-heap", heapCalls);
    const sizes = await Promise.all(
      Object.entries(imports).map(async ([name, imported]) => {
        const { minified, brotli } = await weigh(imported);
        return { name, minified, brotli };
      }),
    );
    return { turns, heaps, sizes, parts: await weighParts() };
  } finally {
    await server.stop();
  }
};
