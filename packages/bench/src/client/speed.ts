import { median } from "../report/statistics.ts";
import type { Caller } from "./callers.ts";

/** What was measured of one caller. */
export interface Speed {
  name: string;
  /** The median of all rounds. */
  perSecond: number;
  /** CPU time per call, in all rounds together: a collection of garbage falls into few of them, and weighs much there. */
  cpuMicros: number;
}

/** How much is measured. */
export interface Extent {
  /** How many rounds each caller takes part in. */
  rounds: number;
  /** How many calls it makes in each. */
  calls: number;
  /** How many of them run side by side. */
  atATime: number;
}

const callMany = async (call: () => Promise<unknown>, calls: number, atATime: number): Promise<void> => {
  let left = calls;
  const callOn = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atATime }, callOn));
};

const measure = async (call: () => Promise<unknown>, { calls, atATime }: Extent) => {
  // Not counted: here ends what the one before has left to do, such as its garbage.
  await callMany(call, calls / 4, atATime);
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await callMany(call, calls, atATime);
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMicros: (user + system) / calls, perSecond: (calls * 1_000) / (performance.now() - began) };
};

/**
 * The order of a round. In twice as many rounds as there are callers, each comes after each other one equally often, if
 * their number is odd.
 */
export const orderOf = (count: number, round: number): number[] => {
  const zigzag = Array.from({ length: count }, (_, at) => (at % 2 === 1 ? (at + 1) / 2 : count - at / 2));
  const order = zigzag.map((index) => (index + round) % count);
  return round % 2 === 1 ? order.reverse() : order;
};

/**
 * Measures callers in this process, in turns, so that what else the machine does meets all of them alike: many short
 * rounds, each in another order.
 *
 * @throws Error when two callers get different responses.
 */
export const measureSpeed = async (
  callers: Record<string, Caller>,
  origin: string,
  extent: Extent,
): Promise<Speed[]> => {
  const ready = Object.entries(callers).map(([name, make]) => ({ name, call: make(origin) }));
  const responses = await Promise.all(ready.map(async ({ name, call }) => `${name}: ${JSON.stringify(await call())}`));
  if (new Set(responses.map((response) => response.replace(/^.*: /, ""))).size > 1) {
    throw new Error(`The callers get different responses: ${responses.join(", ")}.`);
  }
  const { rounds, calls, atATime } = extent;
  for (const { call } of ready) await callMany(call, calls * 5, atATime);
  // In one order, the collections of garbage would meet the same callers in every process.
  const shuffled = ready.map((_, index) => ({ index, luck: Math.random() })).sort((a, b) => a.luck - b.luck);
  const seen = ready.map((): Awaited<ReturnType<typeof measure>>[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const at of orderOf(ready.length, round)) {
      const { index = 0 } = shuffled[at] ?? {};
      const { call } = ready[index] ?? {};
      if (call) seen[index]?.push(await measure(call, extent));
    }
  }
  return ready.map(({ name }, index) => {
    const rounds = seen[index] ?? [];
    return {
      name,
      perSecond: median(rounds.map(({ perSecond }) => perSecond)),
      cpuMicros: rounds.reduce((sum, { cpuMicros }) => sum + cpuMicros, 0) / rounds.length,
    };
  });
};
