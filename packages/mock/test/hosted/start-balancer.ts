import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../free-port.ts";
import { findProgram } from "../programs/find-program.ts";
import type { Send } from "./load.ts";
import { type Replica, sendTo } from "./replicas.ts";

/** A balancer that a test has started. */
export interface Balancer {
  send: Send;
  /** Sends a request to the port of the control API. */
  control: Send;
  stop(): Promise<void>;
}

const deployed = readFileSync(new URL("../../deploy/haproxy.cfg", import.meta.url), "utf8");

/** Puts this machine's ports in the place of those of the containers, which Docker's own resolver finds. */
const adapt = (config: string, replicas: readonly Replica[], ports: { api: number; control: number }): string => {
  const servers = (_: string, port: string, options: string) =>
    replicas
      .map(({ url, controlUrl }, index) => {
        const { host } = new URL(port === "4010" ? url : (controlUrl ?? ""));
        return `  server replica${index} ${host} ${options}`;
      })
      .join("\n");
  const adapted = config
    .replace(/^ {2}server-template replica 3 mock:(\d+) (.*) resolvers containers init-addr libc,none$/gm, servers)
    .replace("bind :4010", `bind 127.0.0.1:${ports.api}`)
    .replace("bind :4011", `bind 127.0.0.1:${ports.control}`);
  if (/mock:|bind :/.test(adapted)) throw new Error("The test does not know the form of deploy/haproxy.cfg any more.");
  return adapted;
};

/**
 * Starts HAProxy with the configuration of `deploy/`.
 *
 * @param edit changes the configuration.
 */
export const startBalancer = async (
  replicas: readonly Replica[],
  edit = (config: string) => config,
): Promise<Balancer> => {
  const { path, env } = findProgram({
    names: ["haproxy"],
    oldest: { version: 2, args: ["-v"], pattern: /version (\d+)\./ },
    purpose: "The test of the balancer",
  });
  const ports = { api: await freePort(), control: await freePort() };
  const folder = mkdtempSync(join(tmpdir(), "haproxy-"));
  const file = join(folder, "haproxy.cfg");
  writeFileSync(file, edit(adapt(deployed, replicas, ports)));
  const all = { env: { ...process.env, ...env } };
  // Its mistakes are in the error; what the balancer itself writes is that servers come and go.
  execFileSync(path, ["-c", "-f", file], { ...all, stdio: "pipe" });
  const child: ChildProcess = spawn(path, ["-db", "-f", file], { ...all, stdio: "ignore" });
  return {
    send: sendTo(`http://127.0.0.1:${ports.api}`),
    control: sendTo(`http://127.0.0.1:${ports.control}`),
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
};
