import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { sendRaw } from "@partner-qualification/raw-http";
import type { Order, Told } from "./watched-mock.ts";

/** What some work has cost the mock. */
export interface Cost {
  cpuMicros: number;
  /** How long it held the event loop at most. */
  holdMs: number;
}

/** The mock in a process of its own, which says what work costs it. */
export interface WatchedMock {
  port: number;
  /** Does some work, and says what it cost. */
  watch(work: () => Promise<unknown>): Promise<Cost>;
  /** Sends bytes over a connection of their own, and waits for the response. */
  send(bytes: string): Promise<string>;
  readSeed(text: string): Promise<void>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL(`watched-mock${extname(import.meta.url)}`, import.meta.url));

const tell = async (child: ChildProcess, order: Order): Promise<Told> => {
  const told = once(child, "message");
  child.send(order);
  return (await told)[0];
};

/** Starts the mock. */
export const startWatched = async (): Promise<WatchedMock> => {
  const child = fork(program, { serialization: "advanced" });
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  const port = Number(new URL(url).port);
  return {
    port,
    async watch(work) {
      await tell(child, { order: "begin" });
      await work();
      const told = await tell(child, { order: "end" });
      if (!("holdMs" in told)) throw new Error("Unexpected message from the watched process.");
      return told;
    },
    async send(bytes) {
      const request = bytes.replace("\r\n", "\r\nConnection: close\r\n");
      const { text, error } = await sendRaw(port, request, { all: true });
      if (text === "" && error) throw error;
      return text;
    },
    async readSeed(seed) {
      await tell(child, { order: "read", seed });
    },
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
};
