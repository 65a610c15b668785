import { printable } from "../printable.ts";

/** A line of the log as JSON, with its time and level. The caller limits the length of the texts. */
export const jsonLine = (level: "info" | "error", more: Record<string, unknown>): string =>
  printable(JSON.stringify({ time: new Date().toISOString(), level, ...more }), Number.POSITIVE_INFINITY);
