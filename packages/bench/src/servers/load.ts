import autocannon from "autocannon";
import { type Kind, requestsOf } from "./requests.ts";
import type { RunningServer } from "./start-server.ts";

const connections = 16;

/** The result of one round of load. */
export interface Round {
  perSecond: number;
  cpuMicros: number;
  /** Responses with a status other than 2xx, and requests without a response. */
  failed: number;
  total: number;
}

/** Sends one kind of request to a server, on all connections at once, for some seconds. */
export const load = async (server: RunningServer, kind: Kind, seconds: number): Promise<Round> => {
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
