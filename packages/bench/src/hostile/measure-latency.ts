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

/** Half of the workers: as many are measured as send beside them. */
const workers = 8;
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

/** What eight of the sixteen workers send beside the eight that are measured, and over which connections. */
export const companies = {
  ordinaryKept: { kind: "ordinary", connections: "kept" },
  hostileKept: { kind: "hostile", connections: "kept" },
  ordinaryNew: { kind: "ordinary", connections: "new" },
  hostileNew: { kind: "hostile", connections: "new" },
} as const;
export type Company = keyof typeof companies;

const measure = async (port: number, company: Company, ms: number): Promise<Latency> => {
  const workerData: SenderOrder = { port, workers, ...companies[company] };
  const sender = new Worker(program, { workerData });
  const latency = await load(port, workers, ms);
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
  const names = Object.keys(companies) as Company[];
  const seen: Record<Company, Latency[]> = { ordinaryKept: [], hostileKept: [], ordinaryNew: [], hostileNew: [] };
  try {
    // The first round warms up: what it shows is thrown away.
    for (let round = 0; round <= rounds; round += 1)
      for (const name of names) {
        const latency = await measure(mock.port, name, seconds * 1_000);
        say(`${name}: p99 ${latency.p99.toFixed(2)} ms, p99.9 ${latency.p999.toFixed(2)} ms`);
        if (round > 0) seen[name].push(latency);
      }
  } finally {
    await mock.stop();
  }
  return {
    ordinaryKept: medians(seen.ordinaryKept),
    hostileKept: medians(seen.hostileKept),
    ordinaryNew: medians(seen.ordinaryNew),
    hostileNew: medians(seen.hostileNew),
  };
};
