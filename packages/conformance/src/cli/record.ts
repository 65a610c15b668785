import { once } from "node:events";
import { parseCommandLine, UsageError } from "@partner-qualification/command-line";
import { type RecordOptions, recordTraffic } from "../record/record-traffic.ts";
import { CannotRun } from "../run/cannot-run.ts";
import { parseTargetUrl } from "../server/target-url.ts";
import { readReports } from "./report-options.ts";

export const recordUsage = `Usage: partner-qualification-conformance record --target URL [options]

Passes requests on to a server, checks them and the responses against the spec, and records both without tokens and
validation codes. Point a client at the address that it prints; Ctrl+C ends it.

  --target URL      the server, such as https://host/v1
  --port PORT       the port of the proxy on this machine (4040); 0 takes a free one
  --out FILE        the HAR file to write (traffic.har)
  --exchanges DIR   write each new kind of exchange as a file like those of specs/documented, for review
  -h, --help        print this

Exit code: 0 no errors, 1 errors, 2 could not run.
`;

/** @throws UsageError */
export const readRecordArguments = (args: string[]): Omit<RecordOptions, "log"> => {
  const options = {
    target: { type: "string" },
    port: { type: "string", default: "4040" },
    out: { type: "string", default: "traffic.har" },
    exchanges: { type: "string" },
  } as const;
  const { target, port, out, exchanges } = parseCommandLine({ args, options }).values;
  if (target === undefined) throw new UsageError("--target is missing. Name the server, such as https://host/v1.");
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new UsageError("--port takes a port from 0 to 65535.");
  // Checks that the folder is there.
  readReports(["json"], [out]);
  try {
    return {
      target: parseTargetUrl(target),
      port: Number(port),
      har: out,
      ...(exchanges !== undefined && { exchanges }),
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

/** Runs the command `record` until Ctrl+C. @returns the exit code. @throws CannotRun when it cannot start. */
export const record = async (options: Omit<RecordOptions, "log">): Promise<number> => {
  const log = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const recording = await recordTraffic({ ...options, log });
    const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    log(`Recording ${options.target.name} to ${options.har}. Send requests to ${recording.url}/v1. Ctrl+C ends it.`);
    await ended;
    return (await recording.finish()) ? 0 : 1;
  } catch (error) {
    throw new CannotRun(`The recording cannot start: ${(error as Error).message}. Choose another port or folder.`);
  }
};
