import { availableParallelism, cpus } from "node:os";
import type { RateReport, Rates } from "./soak-load.ts";
import type { MemoryGrowth } from "./soak-memory.ts";

/** What a run has measured. */
export interface SoakFigures {
  /** How it was called. */
  command: string;
  /** As `2026-11-22`. */
  date: string;
  partners: number;
  seconds: number;
  memory: Rates;
  /** On Redis, with one process, two and so on. */
  shared: Rates[];
  /** Of the load at half of the capacity. */
  processes: number;
  perSecond: number;
  load: RateReport;
  confirmed: number;
  lost: number;
  growth: MemoryGrowth[];
}

const table = (headings: string[], rows: (string | number)[][]): string =>
  [headings, headings.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const ms = (value: number) => value.toFixed(2);
const yes = (isMet: boolean) => (isMet ? "yes" : "**no**");
const mib = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

/** The section of `BENCHMARKS.md`, with the markers of a section that is written by a command. */
export const soakReportOf = (figures: SoakFigures): string => {
  const { memory, shared, load, perSecond, processes, confirmed, lost, growth } = figures;
  const single = shared[0]?.perSecond ?? 0;
  const failed = [...load.statuses].filter(([status]) => status === 0 || status >= 500);
  const failures = failed.reduce((sum, [, times]) => sum + times, 0);
  const share = single / memory.perSecond;
  const statuses = [...load.statuses].sort(([a], [b]) => a - b);
  return `<!-- hosted: begin -->

## The hosted mock

- \`${figures.command}\`, ${figures.date}
- ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.version}, ${process.platform}
- Mixed reads, writes and garbage of ${figures.partners} partners. First 32 clients send as fast as they can, to a mock in memory and to one to ${shared.length} processes that share a Redis, which writes each second to its disk. Then ${processes} processes get half of their capacity for ${figures.seconds} s, at a fixed rate: a time counts from when a request was due. Everything runs on this machine, clients and Redis included. What the partners keep grows all the time, up to 1,000 responses for retries of each partner; Redis' memory may grow with it.

${table(
  ["state", "processes", "requests/s", "p99 ms"],
  [
    ["in memory", 1, Math.round(memory.perSecond), ms(memory.p99)],
    ...shared.map((rates, index) => ["on Redis", index + 1, Math.round(rates.perSecond), ms(rates.p99)]),
  ],
)}

${table(
  ["load", "requests/s", ...statuses.map(([status]) => `status ${status}`), "p50 ms", "p99 ms", "p99.9 ms"],
  [
    [
      `${processes} processes`,
      Math.round(perSecond),
      ...statuses.map(([, times]) => times),
      ...[load.p50, load.p99, load.p999].map(ms),
    ],
  ],
)}

${table(
  ["memory", "at the end MiB", "more over the last half MiB"],
  growth.map(({ name, bytes, grown }) => [name, mib(bytes), mib(grown)]),
)}

${table(
  ["aim", "wanted", "measured", "met"],
  [
    ["responses that are a 5xx, or did not come", 0, failures, yes(failures === 0)],
    ["confirmed changes that are lost", `0 of ${confirmed}`, lost, yes(lost === 0)],
    [
      "memory; that of Redis for each byte of state",
      "flat within 10 %",
      "as above",
      yes(growth.every(({ isFlat }) => isFlat)),
    ],
    ["throughput of a process on Redis, of that in memory", "at least 0.33", share.toFixed(2), yes(share >= 1 / 3)],
    ["p99 at half of the capacity", "under 10 ms", `${ms(load.p99)} ms`, yes(load.p99 < 10)],
  ],
)}

<!-- hosted: end -->
`;
};
