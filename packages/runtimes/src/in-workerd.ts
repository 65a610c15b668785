import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.ts";
import { type Host, type Report, timeout } from "./host.ts";

const config = fileURLToPath(new URL("../workerd.capnp", import.meta.url));

/** The port on which workerd says, on its third descriptor, that it listens. */
const portOf = async (child: ChildProcess): Promise<number> => {
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
    const { event, port } = JSON.parse(line);
    if (event === "listen") return port;
  }
  throw new Error("workerd ended before it listened.");
};

/**
 * workerd: one bundle, no `node_modules`, none of Node's modules.
 *
 * @param binary finds workerd.
 */
export const inWorkerd =
  (binary: () => string): Host =>
  async ({ places }) => {
    const folder = await mkdtemp(join(tmpdir(), "workerd-"));
    await writeFile(join(folder, "worker.js"), await bundle("worker.js"));
    const child = spawn(binary(), ["serve", "--control-fd=3", `--import-path=${folder}`, config], {
      stdio: ["ignore", "ignore", "inherit", "pipe"],
    });
    const ended = once(child, "exit");
    try {
      const response = await fetch(`http://127.0.0.1:${await portOf(child)}`, {
        method: "POST",
        body: JSON.stringify(places),
        signal: AbortSignal.timeout(timeout),
      });
      return (await response.json()) as Report;
    } finally {
      child.kill();
      await ended;
      await rm(folder, { recursive: true });
    }
  };
