import { printable } from "../printable.ts";

/** A line of the log as JSON: its time, how grave it is, and more. Its texts are bounded where they are made. */
export const jsonLine = (level: "info" | "error", more: Record<string, unknown>): string =>
  printable(JSON.stringify({ time: new Date().toISOString(), level, ...more }), Number.POSITIVE_INFINITY);
