import { Agent, request as httpRequest } from "node:http";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createMock } from "../src/create-mock.ts";
import { listen } from "../src/server/listen.ts";
import { oddBytes, oddRequest, type Random, randomOf } from "./fuzz.ts";
import { base, codes } from "./hostile.ts";
import { faultOf, type Received, receivedFrom, sendBytes } from "./hostile-send.ts";

/** The memory of the process after a collection of garbage, in bytes. */
export interface Sample {
  requests: number;
  heap: number;
  rss: number;
}

export interface Outcome {
  requests: number;
  seconds: number;
  /** What was wrong with answers, the first of them in words. */
  errors: number;
  faults: string[];
  samples: Sample[];
}

// The flag need not be given on the command line.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const headers = { Authorization: "Bearer any", "Content-Type": "application/json" };
const customerOf = (random: Random) => `65543400-f8b0-4783-8530-${random.below(500).toString(16).padStart(12, "0")}`;

const goodCall = (random: Random): { path: string; method: string; body?: string } => {
  const path = `/v1/customers/${customerOf(random)}/qualification`;
  const kind = random.below(6);
  if (kind === 0) return { path: codes, method: "GET" };
  if (kind === 1) return { path: `${path}?code=123456`, method: "PUT", body: "3" };
  if (kind === 2) return { path: `${path}s`, method: "POST", body: '{"qualification":"StateOwnedEntity"}' };
  return { path: kind === 3 ? `${path}s` : path, method: "GET" };
};

const guidOf = (random: Random) =>
  `${(random.below(2 ** 32) >>> 0).toString(16).padStart(8, "0")}-2d79-46d0-9f8e-${random
    .below(2 ** 32)
    .toString(16)
    .padStart(12, "0")}`;

const inProcess = async (fetch: (request: Request) => Promise<Response>, random: Random): Promise<Received> => {
  if (random.below(4) === 0) {
    const odd = oddRequest(random);
    if (odd) return receivedFrom(await fetch(odd));
  }
  const { path, method, body } = goodCall(random);
  const ids = random.below(3) === 0 ? { "MS-RequestId": guidOf(random) } : {};
  const init = { method, headers: { ...headers, ...ids }, ...(body !== undefined && { body }) };
  return receivedFrom(await fetch(new Request(base + path, init)));
};

const overSocket = (port: number, agent: Agent, random: Random): Promise<Received> => {
  if (random.below(10) === 0) return sendBytes(port, oddBytes(random), 5_000);
  const { path, method, body } = goodCall(random);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port, agent, path, method, headers }, (message) => {
      const chunks: Buffer[] = [];
      message.on("data", (chunk) => chunks.push(chunk));
      message.on("end", () => {
        const received = new Headers(message.headers as Record<string, string>);
        resolve({ status: message.statusCode ?? 0, headers: received, body: Buffer.concat(chunks).toString() });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
};

const atOnce = 32;

/** Asks a mock so many times, in process and, for one request of ten, over sockets; each answer is looked at. */
export const soak = async (requests: number, seed: number, report: (outcome: Outcome) => void): Promise<Outcome> => {
  const faults: string[] = [];
  const outcome: Outcome = { requests: 0, seconds: 0, errors: 0, faults, samples: [] };
  const fault = (text: string) => {
    outcome.errors += 1;
    if (faults.length < 10) faults.push(text);
  };
  const mock = createMock({ log: fault });
  const server = await listen(mock, { port: 0, log: fault, timeouts: { headersMs: 200, requestMs: 400 } });
  // An idle connection is let go before the server closes it, which could cross with the next request.
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce, timeout: 2_000 });
  const start = performance.now();
  const one = async (index: number) => {
    // A source for each request: which one comes first does not change what the others are.
    const random = randomOf(seed + index);
    try {
      const received = await (index % 10 === 0
        ? overSocket(server.port, agent, random)
        : inProcess((asked) => mock.fetch(asked), random));
      const wrong = faultOf(received);
      if (wrong !== undefined) fault(`request ${index}: ${wrong}`);
    } catch (error) {
      fault(`request ${index}: ${error}`);
    }
  };
  const every = Math.ceil(requests / 50);
  let started = 0;
  const lane = async () => {
    while (started < requests) {
      started += 1;
      await one(started);
      // Answers in process may take no turn of the event loop; those over sockets would wait for all of them.
      await setImmediate();
      outcome.requests += 1;
      if (outcome.requests % every !== 0 && outcome.requests < requests) continue;
      collect();
      const { heapUsed, rss } = process.memoryUsage();
      outcome.samples.push({ requests: outcome.requests, heap: heapUsed, rss });
      outcome.seconds = (performance.now() - start) / 1_000;
      report(outcome);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, lane));
  } finally {
    agent.destroy();
    await server.close();
  }
  return outcome;
};

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Compares the memory of the middle fifth of a run with that of the last.
 *
 * @returns by how many bytes the heap grew, and whether that is as good as nothing.
 */
export const growthOf = (samples: Sample[]): { bytes: number; flat: boolean } => {
  const fifth = samples.length / 5;
  const heapOf = (from: number, to: number) => median(samples.slice(Math.floor(from), to).map(({ heap }) => heap));
  const middle = heapOf(2 * fifth, Math.ceil(3 * fifth));
  const bytes = heapOf(4 * fifth, samples.length) - middle;
  return { bytes, flat: bytes <= middle * 0.05 };
};
