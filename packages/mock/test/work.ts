// Counts the work of some code, so that a test can show how it grows with its input without a look at the clock.
import { type Profiler, Session } from "node:inspector";
import { setFlagsFromString } from "node:v8";

type Method = (this: string | unknown[], ...given: unknown[]) => unknown;
/** What a method of the platform reads, in characters or elements. */
type Cost = (self: string | unknown[], result: unknown, from: unknown) => number;

const whole: Cost = ({ length }) => length;
const upToResult: Cost = ({ length }, result, from) =>
  (result === -1 ? length : Number(result)) - (typeof from === "number" ? from : 0);
const ofResult: Cost = (_, result) => (typeof result === "string" || Array.isArray(result) ? result.length : 0);

// Methods that take a function are not among them: each call of it counts by itself.
const arrayMethods = { concat: ofResult, includes: whole, indexOf: whole, join: ofResult, lastIndexOf: whole };
const textMethods = {
  ...{ includes: whole, indexOf: upToResult, match: whole, matchAll: whole, replace: whole, replaceAll: whole },
  ...{ slice: ofResult, split: whole, substring: ofResult, toLowerCase: whole, toUpperCase: whole, trim: whole },
};

/** Has each of the platform's methods that read texts and lists add what it reads; returns what undoes that. */
const meterMethods = (add: (cost: number) => void): (() => void) => {
  const undo: (() => void)[] = [];
  const meter = (prototype: object, costs: Record<string, Cost>) => {
    for (const [name, cost] of Object.entries(costs)) {
      const described = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
      const method: Method = described.value;
      const metered: Method = function (...given) {
        const result = method.apply(this, given);
        add(Math.max(0, cost(this, result, given[1])));
        return result;
      };
      Object.defineProperty(prototype, name, { ...described, value: metered });
      undo.push(() => Object.defineProperty(prototype, name, described));
    }
  };
  meter(Array.prototype, { ...arrayMethods, slice: ofResult });
  meter(String.prototype, textMethods);
  meter(Object, { entries: ofResult, keys: ofResult, values: ofResult });
  meter(globalThis, { structuredClone: (_, copy) => JSON.stringify(copy)?.length ?? 0 });
  // What is spread, or read in a loop.
  meter(Object.getPrototypeOf(new Map().entries()), { next: () => 1 });
  return () => {
    for (const one of undo) one();
  };
};

/**
 * Makes a function that counts how many blocks of JavaScript some code runs (each pass of a loop and each call counts),
 * with the lengths of the texts and lists that the platform's own methods read for it. `stop` ends the counting.
 */
export const createWorkMeter = () => {
  // Functions that V8 has optimized do not count each of their calls.
  setFlagsFromString("--no-opt");
  setFlagsFromString("--no-maglev");
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

  /** The blocks that ran since it was called last. */
  const blocks = (): number => {
    let sum = 0;
    const add = (_: Error | null, { result }: Profiler.TakePreciseCoverageReturnType) => {
      for (const { functions } of result)
        for (const { ranges } of functions) for (const { count } of ranges) sum += count;
    };
    session.post("Profiler.takePreciseCoverage", add);
    return sum;
  };

  return {
    async count(run: () => Promise<unknown>): Promise<number> {
      let read = 0;
      const undo = meterMethods((cost) => {
        read += cost;
      });
      blocks();
      try {
        await run();
      } finally {
        undo();
      }
      return blocks() + read;
    },
    stop() {
      session.post("Profiler.stopPreciseCoverage");
      session.disconnect();
      setFlagsFromString("--opt");
      setFlagsFromString("--maglev");
    },
  };
};
