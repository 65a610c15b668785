import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Send } from "./load.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** A process that serves the mock. */
export interface Replica {
  url: string;
  /** The address of the control API as it was started first, if there is one. */
  controlUrl?: string;
  send: Send;
  /** Has it stop by itself; returns its exit code. */
  stop(): Promise<number>;
  /** Sends its process a signal. */
  signal(name: NodeJS.Signals): void;
  /** Kills it as the system does when it runs out of memory. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
}

interface Started {
  child: ChildProcess;
  url: string;
  controlUrl?: string;
}

const start = async (args: string[], env: Record<string, string>): Promise<Started> => {
  const child = spawn(process.execPath, [cli, "--log", "json", ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    const { url, controlUrl } = JSON.parse(line) as Partial<Started>;
    if (url === undefined) continue;
    // Nobody reads the rest, which would fill the pipe.
    child.stdout.resume();
    return { child, url, ...(controlUrl !== undefined && { controlUrl }) };
  }
  throw new Error("The mock has ended before it listened.");
};

/** Makes what sends requests to an address. */
export const sendTo =
  (address: string): Send =>
  async ({ method, path, headers, body }) => {
    const response = await fetch(`${address}${path}`, { method, headers, ...(body !== undefined && { body }) });
    return { status: response.status, text: await response.text() };
  };

/** Starts a replica on a free port. @param env variables of its environment beside those of the tests. */
export const startReplica = async (args: string[], env: Record<string, string> = {}): Promise<Replica> => {
  const started = await start([...args, "--port", "0"], env);
  const { url, controlUrl } = started;
  let { child } = started;
  const { port } = new URL(url);
  return {
    url,
    ...(controlUrl !== undefined && { controlUrl }),
    send: sendTo(url),
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      return (await ended)[0];
    },
    signal: (name) => void child.kill(name),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    async restart() {
      ({ child } = await start([...args, "--port", port], env));
    },
  };
};
