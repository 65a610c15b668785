import autocannon from "autocannon";
import { type Kind, requestsOf } from "./requests.ts";
import type { Running } from "./running.ts";

const connections = 16;

/** What one round of load has shown. */
export interface Round {
  perSecond: number;
  cpuMicros: number;
  /** Answers that were not of the two hundreds, and requests without an answer. */
  failed: number;
  total: number;
}

/** Loads a server with one kind of request. */
export const load = async (server: Running, kind: Kind, seconds: number): Promise<Round> => {
  const before = server.cpuMs();
  const began = performance.now();
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}`,
    connections,
    duration: seconds,
    requests: requestsOf(kind),
  });
  const total = result["2xx"] + result.non2xx;
  return {
    perSecond: total / ((performance.now() - began) / 1_000),
    cpuMicros: ((server.cpuMs() - before) * 1_000) / Math.max(total, 1),
    failed: result.non2xx + result.errors + result.timeouts,
    total,
  };
};
