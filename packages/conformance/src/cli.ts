#!/usr/bin/env node
import { suggestName, UsageError } from "@partner-qualification/command-line";
import { readRunArguments, runUsage } from "./cli/arguments.ts";
import { client, clientUsage, readClientArguments } from "./cli/client.ts";
import { drift, driftUsage, readDriftArguments } from "./cli/drift.ts";
import { readRecordArguments, record, recordUsage } from "./cli/record.ts";
import { run } from "./cli/run.ts";

const usage = `Usage: partner-qualification-conformance COMMAND [options]

  run      run every operation, documented exchange, rule and erratum against a server (the default)
  drift    check recorded traffic, a HAR file, against the spec
  client   run a command against a scripted server, and say how its client behaves
  record   record traffic to a server, redacted and checked, as a HAR file

--help after a command prints its options.
`;

/** The commands, each with its help and what it does. @returns the exit code. */
const commands: Record<string, { usage: string; start(args: string[]): Promise<number> }> = {
  run: { usage: runUsage, start: (args) => run(readRunArguments(args)) },
  drift: { usage: driftUsage, start: (args) => drift(readDriftArguments(args)) },
  client: { usage: clientUsage, start: (args) => client(readClientArguments(args)) },
  record: { usage: recordUsage, start: (args) => record(readRecordArguments(args)) },
};

const isHelp = (arg: string): boolean => arg === "--help" || arg === "-h";

const start = async (): Promise<number> => {
  const [first = "", ...rest] = process.argv.slice(2);
  const isNamed = Object.hasOwn(commands, first);
  if (!isNamed && first !== "" && !first.startsWith("-"))
    throw new UsageError(`Unknown command '${first}'.${suggestName(first, Object.keys(commands))}`);
  // Options without a command are those of `run`, as they were before there were commands.
  const command = commands[isNamed ? first : "run"];
  const args = isNamed ? rest : process.argv.slice(2);
  const own = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (own.some(isHelp) || !command) {
    process.stdout.write(isNamed ? (command?.usage ?? usage) : `${usage}\n${runUsage}`);
    return 0;
  }
  return command.start(args);
};

try {
  process.exitCode = await start();
} catch (error) {
  const help = error instanceof UsageError ? "Try --help.\n" : "";
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${help}`);
  process.exitCode = 2;
}
