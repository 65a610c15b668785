import type { RedisServer } from "../redis/start-server.ts";
import type { Replica } from "./replicas.ts";

/** How much the memory may grow in the last half of a run, when all partners are there: a share of what it is. */
const flatShare = 0.1;

const half = <Value>(values: Value[]) => values.slice(Math.floor(values.length / 2));

/** The slope of the line through points one apart that is closest to them, by least squares. */
const slopeOf = (values: number[]): number => {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const [up, down] = values.reduce(
    ([sum, spread], value, index) => [sum + (index - middle) * (value - mean), spread + (index - middle) ** 2],
    [0, 0],
  );
  return down === 0 ? 0 : up / down;
};

/** How the memory of one process has grown. */
export interface MemoryGrowth {
  name: string;
  /** At the end. */
  bytes: number;
  /** Over the last half of the run, by its slope. */
  grown: number;
  /** For Redis, whether its memory has grown no more than the state that partners keep there. */
  isFlat: boolean;
}

const grownOf = (values: number[]): number => slopeOf(half(values)) * Math.max(0, half(values).length - 1);
const isFlat = (values: number[]): boolean => grownOf(values) <= (half(values)[0] ?? 0) * flatShare;

/** Samples the memory of all processes, and of Redis, and says how it has grown. */
export const createMemorySamples = (replicas: readonly Replica[], redis: RedisServer) => {
  const processes: number[][] = replicas.map(() => []);
  const ofRedis: number[] = [];
  // What partners keep grows until each has reached its limits, which takes hours.
  const ofState: number[] = [];
  return {
    async sample(): Promise<void> {
      let state = 0;
      for (const [index, { url }] of replicas.entries()) {
        const text = await (await fetch(`${url}/metrics`)).text();
        const metric = (name: string) => Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]);
        processes[index]?.push(metric("process_resident_memory_bytes"));
        state = metric("mock_state_bytes");
      }
      const info = String(await redis.command("INFO", "memory"));
      ofRedis.push(Number(/used_memory:(\d+)/.exec(info)?.[1]));
      ofState.push(state);
    },
    growth(): MemoryGrowth[] {
      const row = (name: string, values: number[], flat: boolean) => ({
        ...{ name, bytes: values.at(-1) ?? 0, grown: grownOf(values), isFlat: flat },
      });
      const perByte = ofRedis.map((bytes, index) => bytes / (ofState[index] ?? 1));
      return [
        ...processes.map((values, index) => row(`process ${index + 1}`, values, isFlat(values))),
        row("Redis", ofRedis, isFlat(perByte)),
        row("the state of all partners, in Redis", ofState, true),
      ];
    },
  };
};
