import { printable } from "./printable.ts";

/** Writes one line, without its end. */
export type Log = (line: string) => void;

export const logToStderr: Log = (line) => void process.stderr.write(`${line}\n`);

/** One line on a failure: where it happened, but not its message, which may quote the request. */
export const describeFailure = (method: string, path: string, error: unknown): string => {
  const call = printable(`${method} ${path}`, 320);
  if (!(error instanceof Error)) return `${call} failed: a ${typeof error} was thrown`;
  const [place = ""] = /^\s+at .*$/m.exec(error.stack ?? "") ?? [];
  // The message of this one is made by the mock.
  const reason = error.name === "InvalidResponse" ? `${error.name} ${error.message}` : error.name;
  return `${call} failed: ${reason} ${place.trim()}`;
};
