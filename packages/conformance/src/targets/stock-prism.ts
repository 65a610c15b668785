import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract } from "../contract.ts";
import type { Address } from "../http/send-request.ts";
import { replayOverHttp } from "./replay-over-http.ts";
import { sortDifferences } from "./stock-prism-differences.ts";
import type { Target } from "./target.ts";

const resolve = createRequire(import.meta.url).resolve;
const cli = join(dirname(resolve("@stoplight/prism-cli/package.json")), "dist/index.js");
const startTimeoutMs = 30_000;

/** Starts `prism mock` on the bundled spec, and waits until it listens on a free port. */
export const startPrism = async (): Promise<Address & { stop(): Promise<void> }> => {
  const host = "127.0.0.1";
  const description = fileURLToPath(import.meta.resolve("@partner-qualification/openapi/openapi.json"));
  const prism = spawn(process.execPath, [cli, "mock", description, "--host", host, "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    if (prism.exitCode !== null || prism.signalCode !== null) return;
    prism.kill("SIGTERM");
    await once(prism, "exit");
  };
  let printed = "";
  const listening = new Promise<number>((done, fail) => {
    const timer = setTimeout(
      () => fail(new Error(`prism mock did not listen within ${startTimeoutMs} ms:\n${printed}`)),
      startTimeoutMs,
    );
    prism.once("exit", () => fail(new Error(`prism mock exited before it listened:\n${printed}`)));
    const streams = [prism.stdout, prism.stderr];
    const read = (chunk: Buffer) => {
      printed += chunk;
      const found = /Prism is listening on \S+:(\d+)\D/.exec(printed)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      // It logs every request: what it prints from now on is left unread, and must not fill its pipe.
      for (const stream of streams) stream.off("data", read).resume();
      done(Number(found));
    };
    for (const stream of streams) stream.on("data", read);
  });
  const port = await listening.catch(async (error) => {
    await stop();
    throw error;
  });
  return { host, port, stop };
};

/**
 * `prism mock` of @stoplight/prism-cli on the bundled spec: proves that the spec alone makes a mock. What
 * it cannot do is expected to differ, and must differ.
 */
export const stockPrismTarget = async (contract: Contract, start = startPrism): Promise<Target> => {
  const { host, port, stop } = await start();
  return {
    name: "stock prism",
    replay: async (replay) => {
      const { differences, notes, found } = await replayOverHttp(contract, { host, port }, replay);
      const sorted = sortDifferences(replay, differences);
      return { ...sorted, notes: [...notes, ...sorted.notes], found };
    },
    close: stop,
  };
};
