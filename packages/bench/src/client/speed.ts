import { median } from "../statistics.ts";
import type { Caller } from "./callers.ts";

/** What was measured of one caller: medians of all rounds. */
export interface Speed {
  name: string;
  perSecond: number;
  cpuMicros: number;
  /** CPU time per call, as a ratio to that of the first caller in the same round. */
  ratio: number;
}

const atATime = 10;

const callMany = async (call: () => Promise<unknown>, calls: number): Promise<void> => {
  let left = calls;
  const callOn = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atATime }, callOn));
};

const measure = async (call: () => Promise<unknown>, calls: number) => {
  // Not counted: here ends what the one before has left to do, such as its garbage.
  await callMany(call, calls / 4);
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await callMany(call, calls);
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
 * @throws Error when two callers get different answers.
 */
export const measureSpeed = async (
  callers: Record<string, Caller>,
  origin: string,
  { rounds, calls }: { rounds: number; calls: number },
): Promise<Speed[]> => {
  const ready = Object.entries(callers).map(([name, make]) => ({ name, call: make(origin) }));
  const answers = await Promise.all(ready.map(async ({ name, call }) => `${name}: ${JSON.stringify(await call())}`));
  if (new Set(answers.map((answer) => answer.replace(/^.*: /, ""))).size > 1) {
    throw new Error(`The callers do not get the same: ${answers.join(", ")}.`);
  }
  for (const { call } of ready) await callMany(call, calls * 5);
  const seen = ready.map((): { cpuMicros: number; perSecond: number; ratio: number }[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const shown: Awaited<ReturnType<typeof measure>>[] = [];
    for (const index of orderOf(ready.length, round))
      shown[index] = await measure(ready[index]?.call ?? (async () => {}), calls);
    for (const [index, one] of shown.entries()) {
      seen[index]?.push({ ...one, ratio: one.cpuMicros / (shown[0]?.cpuMicros ?? Number.NaN) });
    }
  }
  return ready.map(({ name }, index) => {
    const middle = (of: "cpuMicros" | "perSecond" | "ratio") => median((seen[index] ?? []).map((one) => one[of]));
    return { name, perSecond: middle("perSecond"), cpuMicros: middle("cpuMicros"), ratio: middle("ratio") };
  });
};
