import { createRequire } from "node:module";
import { findBinary } from "./find-binary.ts";
import type { Host } from "./host.ts";
import { inBrowser } from "./in-browser.ts";
import { inProgram } from "./in-program.ts";
import { inWorkerd } from "./in-workerd.ts";

/** A runtime that the client is made for. */
export interface Runtime {
  name: string;
  /** What it calls itself. */
  says: RegExp;
  run: Host;
}

const { resolve } = createRequire(import.meta.url);
const olderOrNewer = (major: number) => () => findBinary("../package.json", `node${major}-`, "bin/node");

/** Every Node that the packages are made for, by its major version: each finds its program. */
export const nodes: Readonly<Record<string, () => string>> = {
  20: olderOrNewer(20),
  22: olderOrNewer(22),
  24: () => resolve("node/bin/node"),
  26: olderOrNewer(26),
};

const bun = () => findBinary("bun/package.json", "@oven/bun-", "bin/bun");
const deno = () => findBinary("deno/package.json", "@deno/", "deno");
const workerd = () => findBinary("workerd/package.json", "@cloudflare/workerd-", "bin/workerd");

/** Every runtime that the client is made for. */
export const runtimes: readonly Runtime[] = [
  ...Object.entries(nodes).map(([major, find]) => ({
    name: `Node ${major}`,
    says: new RegExp(`^Node\\.js/${major}`),
    run: inProgram(find),
  })),
  { name: "Bun", says: /^Bun\//, run: inProgram(bun, "run") },
  // It may do nothing but call loopback: the client needs no other permission.
  { name: "Deno", says: /^Deno\//, run: inProgram(deno, "run", "--no-prompt", "--allow-net=127.0.0.1") },
  { name: "workerd", says: /^Cloudflare-Workers$/, run: inWorkerd(workerd) },
  { name: "Chromium", says: /Chrome\//, run: inBrowser },
];
