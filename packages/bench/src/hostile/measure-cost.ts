import { median } from "../report/statistics.ts";
import { type Input, inputs } from "./inputs.ts";
import { type Cost, startWatched, type WatchedMock } from "./watched-process.ts";

/** What one place costs at growing sizes. */
export interface Grown {
  input: Input;
  sizes: number[];
  /** One for each size. */
  costs: Cost[];
}

/** The parts of the limit that are measured: an eighth, a quarter, half and all of it. */
const parts = [8, 4, 2, 1];
// So many at a time: the process' own work between them, and a collection of garbage, weigh little.
const requestsAtATime = 20;
const seedsAtATime = 5;

const measure = async (mock: WatchedMock, { make }: Input, size: number, rounds: number): Promise<Cost> => {
  const made = make(size);
  const atATime = "seed" in made ? seedsAtATime : requestsAtATime;
  const once = () => ("seed" in made ? mock.readSeed(made.seed) : mock.send(made.request));
  const costs: Cost[] = [];
  // The first round warms up: what it shows is thrown away.
  for (let round = 0; round <= rounds; round += 1) {
    const cost = await mock.watch(async () => {
      for (let index = 0; index < atATime; index += 1) await once();
    });
    if (round > 0) costs.push(cost);
  }
  return {
    // What other programs on the machine add to the CPU time is never below zero.
    cpuMicros: Math.min(...costs.map(({ cpuMicros }) => cpuMicros)) / atATime,
    holdMs: median(costs.map(({ holdMs }) => holdMs)),
  };
};

/** Measures what each place that reads input costs the mock, up to its limit. */
export const measureCosts = async (rounds: number, say: (line: string) => void): Promise<Grown[]> => {
  const grown: Grown[] = [];
  const mock = await startWatched();
  try {
    for (const input of inputs) {
      const sizes = parts.map((part) => Math.floor(input.limit / part));
      const costs: Cost[] = [];
      for (const size of sizes) costs.push(await measure(mock, input, size, rounds));
      grown.push({ input, sizes, costs });
      say(
        `${input.name}: ${costs.map(({ cpuMicros }) => Math.round(cpuMicros)).join(", ")} µs, ${costs.at(-1)?.holdMs.toFixed(1)} ms`,
      );
    }
  } finally {
    await mock.stop();
  }
  return grown;
};
