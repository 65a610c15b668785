import { median } from "../report/statistics.ts";
import type { Input } from "./inputs.ts";
import { type Cost, startWatched, type WatchedMock } from "./watched-process.ts";

/** What one place costs at growing sizes. */
export interface Grown {
  input: Input;
  /** One for each part of the limit, the smallest first. */
  costs: Cost[];
}

/** The parts of the limit that are measured: an eighth, a quarter, half and all of it. */
const parts = [8, 4, 2, 1];
// So many at a time: the process' own work between them, and a collection of garbage, weigh little.
const requestsAtATime = 20;
const seedsAtATime = 5;

const measure = async (mock: WatchedMock, { make }: Input, size: number): Promise<Cost> => {
  const atATime = "seed" in make(size) ? seedsAtATime : requestsAtATime;
  const all = Array.from({ length: atATime }, () => make(size));
  const { cpuMicros, holdMs } = await mock.watch(async () => {
    for (const made of all) await ("seed" in made ? mock.readSeed(made.seed) : mock.send(made.request));
  });
  return { cpuMicros: cpuMicros / atATime, holdMs };
};

/** The cost that several rounds have shown. */
const costOf = (rounds: readonly Cost[]): Cost => ({
  // What other programs on the machine add to the CPU time is never below zero.
  cpuMicros: Math.min(...rounds.map(({ cpuMicros }) => cpuMicros)),
  holdMs: median(rounds.map(({ holdMs }) => holdMs)),
});

/** Measures what each place that reads input costs the mock, up to its limit. */
export const measureCosts = async (
  inputs: readonly Input[],
  rounds: number,
  say: (line: string) => void,
): Promise<Grown[]> => {
  const places = inputs.map((input) => ({
    input,
    sizes: parts.map((part): { size: number; costs: Cost[] } => ({ size: Math.floor(input.limit / part), costs: [] })),
  }));
  const mock = await startWatched();
  try {
    // Round by round over all places: what another program does for a second is in one round of a place alone.
    for (let round = 0; round <= rounds; round += 1) {
      for (const { input, sizes } of places)
        for (const { size, costs } of sizes) {
          const cost = await measure(mock, input, size);
          // The first round warms up: what it shows is thrown away.
          if (round > 0) costs.push(cost);
        }
      say(round === 0 ? "warmed up" : `round ${round} of ${rounds}`);
    }
  } finally {
    await mock.stop();
  }
  return places.map(({ input, sizes }) => ({ input, costs: sizes.map(({ costs }) => costOf(costs)) }));
};
