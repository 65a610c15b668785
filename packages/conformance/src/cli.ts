#!/usr/bin/env node
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { junitReport, paintFor, replayAll, targetNames, terminalReport } from "./index.ts";

const help = `Replays every documented exchange against the spec, the client, the mock, the docs and a stock Prism.

Usage: partner-qualification-conformance [options]

  --target NAME   only this target; may be given several times (${targetNames.join(", ")})
  --junit FILE    write the report as JUnit XML
  --json FILE     write the report as JSON
  --help          print this

The exit code is 0 when every cell passes and every erratum is needed, 1 when not, 2 for a wrong option.
The errata are checked when all targets are.
`;

const options = {
  target: { type: "string", multiple: true },
  junit: { type: "string" },
  json: { type: "string" },
  help: { type: "boolean" },
} as const;

const run = async (): Promise<number> => {
  const { values } = parseArgs({ options });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const { report, errata, passed } = await replayAll(values.target);
  process.stdout.write(`${terminalReport(report, errata, paintFor(process.stdout))}\n`);
  if (values.junit) writeFileSync(values.junit, junitReport(report, errata));
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...report, errata }, null, 2)}\n`);
  return passed ? 0 : 1;
};

try {
  process.exitCode = await run();
} catch (error) {
  const wrongOption = error instanceof TypeError;
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${wrongOption ? "Try --help.\n" : ""}`);
  process.exitCode = wrongOption ? 2 : 1;
}
