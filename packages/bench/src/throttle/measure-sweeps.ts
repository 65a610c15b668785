import { execFile } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bucket, type Limit, startLimitedServer, windows } from "./limited-server.ts";

/** How one service was swept. */
export interface Sweep {
  service: string;
  processes: number;
  calls: number;
  succeeded: number;
  requests: number;
  /** From the start of the processes until the last has ended. */
  seconds: number;
  /** How long the service takes for so many requests at its own rate. */
  ideal: number;
}

const program = fileURLToPath(new URL(`sweep${extname(import.meta.url)}`, import.meta.url));

const limits: [service: string, limit: (perSecond: number) => Limit][] = [
  ["a bucket", bucket],
  ["windows of a second", windows],
];

/**
 * Sweeps services that allow so many requests per second and reject more with `Retry-After: 1`: by one client that makes
 * all calls, then by four in processes of their own that know nothing of each other.
 */
export const measureSweeps = async (perSecond: number, calls: number, say: (line: string) => void) => {
  const sweeps: Sweep[] = [];
  for (const [service, limit] of limits) {
    for (const processes of [1, 4]) {
      say(`${calls} calls of ${processes} processes, ${service}`);
      const server = await startLimitedServer(limit(perSecond));
      const began = performance.now();
      const sweep = () => promisify(execFile)(process.execPath, [program, server.origin, String(calls / processes)]);
      const printed = await Promise.all(Array.from({ length: processes }, sweep));
      const seconds = (performance.now() - began) / 1_000;
      await server.stop();
      const succeeded = printed.reduce((sum, { stdout }) => sum + Number(stdout), 0);
      const ideal = calls / perSecond;
      sweeps.push({ service, processes, calls, succeeded, requests: server.requests(), seconds, ideal });
    }
  }
  return sweeps;
};
