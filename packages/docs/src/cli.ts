#!/usr/bin/env node
import { parseCommandLine, UsageError } from "@partner-qualification/command-line";
import { serveDocs } from "./server/serve-docs.ts";

const help = `Serves the reference documentation of the customer-qualification calls.

Usage: partner-qualification-docs [--port 4020] [--host 127.0.0.1]

  --port      TCP port; 0 takes a free one (4020)
  --host      name or address to listen on (127.0.0.1: this machine only)
  -h, --help  show this text
`;

const fail = (message: string, code: number): never => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

const readArguments = () => {
  try {
    const { values } = parseCommandLine({
      options: {
        port: { type: "string", default: "4020" },
        host: { type: "string", default: "127.0.0.1" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) {
      return fail(
        `--port must be a number from 0 to 65535, not '${values.port}'. Choose another, or 0 for a free one.`,
        2,
      );
    }
    return { ...values, port: Number(values.port) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return fail(`${error.message} See --help.`, 2);
  }
};

const { port, host, help: helpWanted } = readArguments();
if (helpWanted) {
  process.stdout.write(help);
} else {
  const docs = await serveDocs({ port, host }).catch((error: Error) => fail(error.message, 1));
  process.stdout.write(`Reference documentation: ${docs.url}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void docs.close());
}
