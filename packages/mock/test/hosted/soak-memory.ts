import type { RedisServer } from "../redis/start-server.ts";
import type { Replica } from "./replicas.ts";

/** How much the memory may grow in the last half of a run, when all tenants are there: a share of what it is. */
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
  isFlat: boolean;
}

/** Samples the memory of all processes, and of Redis, and says how it has grown. */
export const createMemorySamples = (replicas: readonly Replica[], redis: RedisServer) => {
  const samples = new Map<string, number[]>();
  const add = (name: string, bytes: number) => {
    const values = samples.get(name) ?? [];
    values.push(bytes);
    samples.set(name, values);
  };
  return {
    async sample(): Promise<void> {
      for (const [index, { url }] of replicas.entries()) {
        const text = await (await fetch(`${url}/metrics`)).text();
        const [, bytes] = /^process_resident_memory_bytes (\S+)/m.exec(text) ?? [];
        add(`process ${index + 1}`, Number(bytes));
      }
      const info = String(await redis.command("INFO", "memory"));
      add("Redis", Number(/used_memory:(\d+)/.exec(info)?.[1]));
    },
    growth(): MemoryGrowth[] {
      return [...samples].map(([name, values]) => {
        const last = half(values);
        const grown = slopeOf(last) * Math.max(0, last.length - 1);
        return { name, bytes: values.at(-1) ?? 0, grown, isFlat: grown <= (last[0] ?? 0) * flatShare };
      });
    },
  };
};
