import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "redis";
import { freePort } from "../free-port.ts";
import { type Engine, findServer } from "./find-server.ts";

/** A Redis that a test has started. */
export interface RedisServer {
  url: string;
  port: number;
  /** Sends a signal to its process. */
  signal(name: NodeJS.Signals): void;
  /** Kills it, and resolves once it has ended. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it has written to its files. */
  restart(): Promise<void>;
  /** Sends it a command. */
  command(...args: string[]): Promise<unknown>;
  /** Kills it, and removes its files. */
  stop(): Promise<void>;
}

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server has ended with ${child.exitCode}.`);
    const client = createClient({ url, disableOfflineQueue: true, socket: { reconnectStrategy: false } });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.ping();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      client.destroy();
    }
  }
};

/** Starts a Redis with an empty database on a free port. @param options of its command line, such as `--appendonly`, `yes`. */
export const startServer = (...options: string[]): Promise<RedisServer> => startEngine("redis", options);

/** The same with Redis or Valkey. */
export const startEngine = async (engine: Engine, options: string[] = []): Promise<RedisServer> => {
  const { path, env } = findServer(engine);
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", ...options];
  let child: ChildProcess;
  const start = async () => {
    child = spawn(path, args, { env: { ...process.env, ...env }, stdio: "ignore" });
    await untilReady(url, child);
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  await start();
  return {
    url,
    port,
    signal: (name) => void child.kill(name),
    kill,
    restart: start,
    async command(...command) {
      const client = createClient({ url });
      client.on("error", () => {});
      await client.connect();
      try {
        return await client.sendCommand(command);
      } finally {
        client.destroy();
      }
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
