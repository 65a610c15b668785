import type { RedisServer } from "../redis/start-server.ts";
import type { Replica } from "./replicas.ts";

const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

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
    /** Prints the slopes; returns whether all are flat. */
    report(print: (text: string) => void): boolean {
      let flat = true;
      for (const [name, values] of samples) {
        const last = half(values);
        const growth = slopeOf(last) * Math.max(0, last.length - 1);
        if (growth > (last[0] ?? 0) * flatShare) flat = false;
        print(`memory of ${name}: ${mib(values.at(-1) ?? 0)}, ${mib(growth)} more over the last half`);
      }
      return flat;
    },
  };
};
