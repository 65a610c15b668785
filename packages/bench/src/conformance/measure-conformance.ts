import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median } from "../report/statistics.ts";

/** A part of the suite, with its time. */
export interface SuitePart {
  name: string;
  cases: number;
  milliseconds: number;
}

/** The time per case with so many cases. */
export interface Growth {
  what: string;
  cases: number;
  millisecondsPerCase: number;
}

/** All that is measured of the suite. */
export interface ConformanceMeasured {
  parts: SuitePart[];
  growth: Growth[];
}

const program = fileURLToPath(
  new URL("../src/timing/main.ts", import.meta.resolve("@partner-qualification/conformance")),
);

/** What a process of its own measures: one that has run nothing before, as that of a user. */
const measure = async <T>(...args: string[]): Promise<T> => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
};

/** The parts of the suite with the medians of what several processes have seen. */
export const mediansOf = (seen: SuitePart[][]): SuitePart[] =>
  (seen[0] ?? []).map((part, index) => ({
    ...part,
    milliseconds: median(seen.map((parts) => parts[index]?.milliseconds ?? Number.NaN)),
  }));

/** Measures the whole suite, each round in a process of its own; then the time per case as the cases grow in number. */
export const measureConformance = async (
  rounds: number,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<ConformanceMeasured> => {
  const seen: SuitePart[][] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`the whole suite, round ${round}`);
    seen.push(await measure<SuitePart[]>("suite"));
  }
  say(`${sizes.join(", ")} exchanges against each target`);
  const growth = await measure<Growth[]>("growth", ...sizes.map(String));
  return { parts: mediansOf(seen), growth };
};
