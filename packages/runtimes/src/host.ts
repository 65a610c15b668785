import type { Check } from "./checks.ts";
import type { Servers } from "./servers.ts";

/** What a runtime reports. */
export interface Report {
  /** What the runtime calls itself. */
  runtime: string;
  checks: Check[];
}

/** Runs the checks in one runtime. Throws when the runtime cannot be had on this machine, or ends without a report. */
export type Host = (servers: Servers) => Promise<Report>;

/** The longest time that a runtime may take, in ms. */
export const timeout = 30_000;
