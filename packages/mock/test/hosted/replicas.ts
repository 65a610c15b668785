import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Send } from "./load.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** A process that serves the mock. */
export interface Replica {
  url: string;
  send: Send;
  /** Has it stop by itself; returns its exit code. */
  stop(): Promise<number>;
  /** Kills it as the system does when it runs out of memory. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
}

const start = async (args: string[], env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawn(process.execPath, [cli, "--log", "json", ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url === undefined) continue;
    // Nobody reads the rest, which would fill the pipe.
    child.stdout.resume();
    return { child, url };
  }
  throw new Error("The mock has ended before it listened.");
};

/** Starts a replica on a free port. @param env variables of its environment beside those of the tests. */
export const startReplica = async (args: string[], env: Record<string, string> = {}): Promise<Replica> => {
  let { child, url } = await start([...args, "--port", "0"], env);
  const { port } = new URL(url);
  return {
    url,
    async send({ method, path, headers, body }) {
      const response = await fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body }) });
      return { status: response.status, text: await response.text() };
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      return (await ended)[0];
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    async restart() {
      ({ child, url } = await start([...args, "--port", port], env));
    },
  };
};
