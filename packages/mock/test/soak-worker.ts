import { parentPort, workerData } from "node:worker_threads";
import { sendDistinct } from "./distinct-run.ts";
import { type FuzzReport, fuzz } from "./fuzz-run.ts";
import { growthOf, type Sample } from "./memory.ts";

/** What a thread is to do. */
export interface SoakOrder {
  requests: number;
  seed: number;
  distinct: boolean;
  /** The number of the request that is under way. */
  progress: Int32Array;
}

/** What a thread has to say. */
export interface SoakMessage {
  lines: string[];
  /** There at the end. */
  passed?: boolean;
}

const { requests, seed, distinct, progress }: SoakOrder = workerData;
const post = (message: SoakMessage) => parentPort?.postMessage(message);

const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
const ms = (value: number) => `${value.toFixed(1)} ms`;
const memoryOf = ({ heap, rss }: Sample) => `heap ${mib(heap)}, RSS ${mib(rss)}`;

const onSample = (report: { requests: number; seconds: number; samples: Sample[] }) => {
  const last = report.samples.at(-1);
  const rate = Math.round(report.requests / report.seconds);
  if (last) post({ lines: [`${report.requests} requests: ${rate}/s, ${memoryOf(last)}`] });
};

const growthLines = (samples: Sample[]) => {
  const { bytes, slope, flat } = growthOf(samples);
  return {
    flat,
    lines: [
      `memory is ${flat ? "flat" : "NOT flat"}: from the middle fifth to the last the heap changed by ${mib(bytes)}`,
      `slope over the second half: ${(slope * 1_000).toFixed(0)} bytes for each thousand requests`,
    ],
  };
};

const fuzzLines = ({ statuses, delay, slowest }: FuzzReport) => [
  `statuses: ${[...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status || "closed"} ${count}`)
    .join(", ")}`,
  `event loop held: p99 ${ms(delay.p99)}, p99.9 ${ms(delay.p999)}, at most ${ms(delay.max)}`,
  ...slowest.map((one) => `slow: ${ms(one.ms)} ${one.what}`),
];

const onRequest = (index: number) => void Atomics.store(progress, 0, index);
const hooks = { onRequest, onSample };
const fuzzed = distinct ? undefined : await fuzz(requests, seed, hooks);
const report = fuzzed ?? (await sendDistinct(requests, hooks));
const { flat, lines } = growthLines(report.samples);
const failure = report.failure === undefined ? [] : [`FAILED: ${report.failure}`];
post({
  lines: [...(fuzzed ? fuzzLines(fuzzed) : []), ...lines, ...failure],
  passed: flat && report.failure === undefined,
});
