import { Agent, request } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { median } from "../report/statistics.ts";
import { firstTarget, headersOfFirst } from "../servers/requests.ts";
import type { SenderOrder } from "./background-sender.ts";
import { startWatched } from "./watched-process.ts";

/** How long ordinary requests took, in milliseconds. */
export interface Latency {
  p50: number;
  p99: number;
  p999: number;
  perSecond: number;
}

const workers = 16;
const program = fileURLToPath(new URL(`background-sender${extname(import.meta.url)}`, import.meta.url));

/** The value below which a share of some numbers lies. */
export const percentile = (numbers: number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

const sendOne = (port: number, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const sent = request({ port, agent, path: firstTarget, headers: headersOfFirst }, (message) => {
      message.resume();
      message.on("end", () =>
        message.statusCode === 200
          ? resolve(performance.now() - from)
          : reject(new Error(`An ordinary request got ${message.statusCode}.`)),
      );
    });
    sent.on("error", reject);
    sent.end();
  });

/** Sends ordinary requests over so many connections, one after the other on each. */
const load = async (port: number, connections: number, ms: number): Promise<Latency> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const until = performance.now() + ms;
  const work = async () => {
    while (performance.now() < until) times.push(await sendOne(port, agent));
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  const [p50, p99, p999] = [0.5, 0.99, 0.999].map((share) => percentile(times, share)) as [number, number, number];
  return { p50, p99, p999, perSecond: times.length / (ms / 1_000) };
};

const medians = (rounds: Latency[]): Latency => {
  const of = (name: keyof Latency) => median(rounds.map((round) => round[name]));
  return { p50: of("p50"), p99: of("p99"), p999: of("p999"), perSecond: of("perSecond") };
};

/** What eight of the sixteen workers do beside the eight that are measured. */
const companies = ["kept", "ordinary", "hostile"] as const;
/**
 * `kept`: sixteen workers are measured, each with a connection that it keeps. `ordinary` and `hostile`: eight are, while a
 * thread sends so requests for eight others, each over a new connection.
 */
export type Company = (typeof companies)[number];

const measure = async (port: number, company: Company, ms: number): Promise<Latency> => {
  if (company === "kept") return load(port, workers, ms);
  const workerData: SenderOrder = { port, workers: workers / 2, kind: company };
  const sender = new Worker(program, { workerData });
  const latency = await load(port, workers / 2, ms);
  await sender.terminate();
  return latency;
};

/** Measures ordinary requests in each company, in turns. */
export const measureLatency = async (
  rounds: number,
  seconds: number,
  say: (line: string) => void,
): Promise<Record<Company, Latency>> => {
  const mock = await startWatched();
  const seen: Record<Company, Latency[]> = { kept: [], ordinary: [], hostile: [] };
  try {
    // The first round warms up: what it shows is thrown away.
    for (let round = 0; round <= rounds; round += 1)
      for (const company of companies) {
        const latency = await measure(mock.port, company, seconds * 1_000);
        say(`${company}: p99 ${latency.p99.toFixed(2)} ms, p99.9 ${latency.p999.toFixed(2)} ms`);
        if (round > 0) seen[company].push(latency);
      }
  } finally {
    await mock.stop();
  }
  return { kept: medians(seen.kept), ordinary: medians(seen.ordinary), hostile: medians(seen.hostile) };
};
