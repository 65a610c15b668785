import { findProgram, type Program } from "../programs/find-program.ts";

/** What speaks Redis' protocol and has its functions. */
export type Engine = "redis" | "valkey";

const names = {
  redis: ["redis-server", "valkey-server"],
  valkey: ["valkey-server"],
} as const;

/**
 * Finds a server of version 7 or later, and downloads one when there is none. Where Valkey alone is installed, it is Redis,
 * too.
 *
 * @throws Error that says how to install one.
 */
export const findServer = (engine: Engine): Program =>
  findProgram({
    names: names[engine],
    oldest: { version: 7, args: ["--version"], pattern: /\bv=(\d+)\./ },
    purpose: `The run of the tests with the state on ${engine === "redis" ? "Redis" : "Valkey"}`,
  });
