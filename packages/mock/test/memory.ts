// How the memory of a run develops.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The memory of the process after a collection of garbage, in bytes. */
export interface Sample {
  requests: number;
  heap: number;
  rss: number;
}

// The flag need not be given on the command line.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

export const sample = (requests: number): Sample => {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { requests, heap: heapUsed, rss };
};

/** After how many requests a run takes a sample: each takes as long as hundreds of requests. */
export const sampleEvery = (requests: number): number => Math.max(Math.ceil(requests / 50), 2_000);

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The slope of the line through some points that is closest to them, by least squares. */
const slopeOf = (points: { x: number; y: number }[]): number => {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
};

/** How the heap of a run has grown in its second half, when what is bounded is full. */
export interface Growth {
  /** From the middle fifth of the run to its last. */
  bytes: number;
  /** Bytes for each request, over the second half. */
  slope: number;
  /** Whether it is as good as nothing. */
  flat: boolean;
}

export const growthOf = (samples: Sample[]): Growth => {
  const fifth = samples.length / 5;
  const heapOf = (from: number, to: number) => median(samples.slice(Math.floor(from), to).map(({ heap }) => heap));
  const middle = heapOf(2 * fifth, Math.ceil(3 * fifth));
  const bytes = heapOf(4 * fifth, samples.length) - middle;
  const half = samples.slice(Math.floor(samples.length / 2));
  const slope = slopeOf(half.map(({ requests, heap }) => ({ x: requests, y: heap })));
  return { bytes, slope, flat: bytes <= middle * 0.05 };
};
