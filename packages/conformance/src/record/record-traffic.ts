import { driftText } from "../drift/drift-formats.ts";
import { DriftChecker } from "../drift/run-drift.ts";
import type { TargetUrl } from "../server/target-url.ts";
import { ExchangeFiles } from "./exchange-file.ts";
import { HarFile } from "./har-file.ts";
import { type Recorder, startRecorder } from "./start-recorder.ts";

/** What to record, and where it goes. */
export interface RecordOptions {
  target: TargetUrl;
  port: number;
  har: string;
  /** The folder for exchange files; absent where none are wanted. */
  exchanges?: string;
  /** Takes a line for each request, and for what was observed. */
  log(line: string): void;
}

/** A recording that runs. */
export interface Recording extends Recorder {
  /** Ends it. @returns whether nothing contradicted the spec. */
  finish(): Promise<boolean>;
}

/**
 * Starts a proxy that checks each request and response against the spec as they pass, and writes them, redacted, to a
 * HAR file, and each new kind of exchange to a file of its own.
 *
 * @throws Error when the port is in use, or a file cannot be written.
 */
export const recordTraffic = async (options: RecordOptions): Promise<Recording> => {
  const { target, port, har, exchanges, log } = options;
  const checker = new DriftChecker();
  const { redactor } = checker;
  const file = new HarFile(har);
  const files = exchanges === undefined ? undefined : new ExchangeFiles(exchanges);
  let [requests, checked] = [0, 0];
  const recorder = await startRecorder(target, port, (recorded) => {
    requests += 1;
    const result = checker.check(recorded);
    const traffic = redactor.traffic(recorded);
    const shown = { ...recorded, ...traffic };
    file.add(shown);
    log(`${shown.response?.status ?? "---"} ${shown.request.method} ${shown.request.url}`);
    if (!result) return;
    checked += 1;
    for (const { severity, check, message } of result.observations) log(`    ${severity} ${check}: ${message}`);
    const { operation } = result.routed;
    const written = operation && files?.add(operation, shown);
    if (written) log(`    wrote ${written}`);
  });
  return {
    ...recorder,
    async finish() {
      await recorder.close();
      file.close();
      const { observations } = checker;
      log("");
      log(driftText({ recording: har, requests, checked, observations, coverage: checker.coverage() }));
      return !observations.some(({ severity }) => severity === "error");
    },
  };
};
