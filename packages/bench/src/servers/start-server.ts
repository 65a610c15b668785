import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { firstTarget, headersOfFirst } from "./requests.ts";

const startTimeoutMs = 120_000;
// What Linux counts CPU time in: 100 to the second on every architecture that node runs on.
const msPerTick = 10;

/** A server in a process of its own. */
export interface RunningServer {
  port: number;
  /** The time from its start to its first correct response. */
  startMs: number;
  /** Returns the CPU time that it has used. */
  cpuMs(): number;
  /** Returns its resident memory. */
  rssMb(): number;
  stop(): Promise<void>;
}

const responds = async (port: number): Promise<boolean> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${firstTarget}`, { headers: headersOfFirst });
    // One of the peers leaves the quotes out.
    return response.status === 200 && /^"?[a-z]+"?$/.test(await response.text());
  } catch {
    return false;
  }
};

/**
 * Starts a server and waits for its first correct response.
 *
 * @throws Error with what it printed, when it ends before that or takes longer than two minutes.
 */
export const startServer = async (command: (port: number) => string[]): Promise<RunningServer> => {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, command(port), { stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors = `${errors}${chunk}`.slice(-2_000);
  });
  while (!(await responds(port))) {
    const late = performance.now() - began > startTimeoutMs;
    if (late) child.kill("SIGKILL");
    if (late || child.exitCode !== null) throw new Error(`${command(port).join(" ")} did not start:\n${errors}`);
    await sleep(2);
  }
  const startMs = performance.now() - began;
  return {
    port,
    startMs,
    cpuMs: () => {
      const [, , , , , , , , , , , user = 0, system = 0] = readFileSync(`/proc/${child.pid}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ")
        .map(Number);
      return (user + system) * msPerTick;
    },
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
};
