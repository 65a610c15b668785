import { writeFileSync } from "node:fs";
import { parseCommandLine, UsageError } from "@partner-qualification/command-line";
import type { Behavior } from "../client-test/behavior.ts";
import { type ClientReport, testClient } from "../client-test/test-client.ts";
import { readReports } from "./report-options.ts";

export const clientUsage = `Usage: partner-qualification-conformance client [options] -- COMMAND [arguments]

Runs a command that uses a client, once for each scenario, against a scripted server: every documented response, every
error of the spec, throttles, dropped connections, delays, and odd but legal HTTP. Then it says how the client behaved.

The command gets the address of the server in PARTNER_CENTER_URL (without /v1), and PARTNER_CENTER_TOKEN,
PARTNER_CENTER_CUSTOMER and PARTNER_CENTER_CODE to use. It should call each operation once, and end with 0 when its calls
succeed. In a scenario named error they do not, and the exit code says nothing about the client.

  --out FILE   write the report as JSON
  -h, --help   print this

Exit code: 0 no failures, 1 failures, 2 could not run.
`;

/** The command to run, and where the report goes. */
export interface ClientCommand {
  command: string[];
  out?: string;
}

/** @throws UsageError */
export const readClientArguments = (args: string[]): ClientCommand => {
  const at = args.indexOf("--");
  const command = at < 0 ? [] : args.slice(at + 1);
  // First of all: without the dashes, every word of the command would be an unexpected argument.
  if (command.length === 0)
    throw new UsageError("The command is missing. Write it after --, such as: client -- node client.js");
  const { out } = parseCommandLine({ args: args.slice(0, at), options: { out: { type: "string" } } }).values;
  if (out !== undefined) readReports(["json"], [out]);
  return { command, ...(out !== undefined && { out }) };
};

const marks: Record<Behavior["result"], string> = { pass: "✓", fail: "✗", note: "!", "not seen": "–" };

const clientText = ({ behaviors, requests, runs }: ClientReport): string => {
  const sent = Object.entries(requests).map(([operation, count]) => `${operation} ${count}`);
  return [
    ...behaviors.map(({ id, result, message }) => `${marks[result]} ${id}: ${message}`),
    "",
    `${runs.length} runs. Requests: ${sent.join(", ")}`,
    "",
  ].join("\n");
};

/** Runs the command `client`. @returns the exit code. @throws CannotRun when the command cannot be started. */
export const client = async ({ command, out }: ClientCommand): Promise<number> => {
  const report = await testClient(command, {
    onRun: ({ scenario, code }, done, planned) => {
      process.stderr.write(`${done}/${planned} ${scenario}: exit code ${code}\n`);
    },
  });
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(clientText(report));
  return report.behaviors.some(({ result }) => result === "fail") ? 1 : 0;
};
