import { median } from "../report/statistics.ts";
import { load } from "../servers/load.ts";
import { program } from "../servers/program.ts";
import { type RunningServer, startServer } from "../servers/start-server.ts";

/** What is measured at one size. */
export interface Grown {
  what: "operations in the spec" | "customers in memory";
  size: number;
  perSecond: number;
  cpuMicros: number;
  rssMb: number;
}

const series: [
  what: Grown["what"],
  sizes: number[],
  parts: (size: number) => [operations: number, customers: number],
][] = [
  ["operations in the spec", [5, 50, 500], (size) => [size, 0]],
  ["customers in memory", [10, 10_000, 1_000_000], (size) => [0, size]],
];

const measure = async (
  [what, sizes, parts]: (typeof series)[number],
  rounds: number,
  seconds: number,
): Promise<Grown[]> => {
  const servers: RunningServer[] = [];
  try {
    for (const size of sizes)
      servers.push(await startServer((port) => [program("grown"), String(port), ...parts(size).map(String)]));
    const seen = servers.map(() => ({ perSecond: [] as number[], cpuMicros: [] as number[] }));
    for (const server of servers) await load(server, "GET", seconds);
    for (let round = 0; round < rounds; round += 1)
      for (const [index, server] of servers.entries()) {
        const { perSecond, cpuMicros } = await load(server, "GET", seconds);
        seen[index]?.perSecond.push(perSecond);
        seen[index]?.cpuMicros.push(cpuMicros);
      }
    return sizes.map((size, index) => ({
      what,
      size,
      perSecond: median(seen[index]?.perSecond ?? []),
      cpuMicros: median(seen[index]?.cpuMicros ?? []),
      rssMb: servers[index]?.rssMb() ?? 0,
    }));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
};

/** Measures reads of the mock as its spec and its memory grow, each size in its own process, in turns. */
export const measureGrowth = async (rounds: number, seconds: number): Promise<Grown[]> => {
  const grown: Grown[] = [];
  for (const one of series) grown.push(...(await measure(one, rounds, seconds)));
  return grown;
};
