import { parseArgs } from "node:util";

export type Command = { run: "help" } | { run: "version" } | { run: "serve"; port: number; host: string };

export const usage = `Usage: partner-qualification-mock [options]

Serves Partner Center's customer-qualification calls with the examples of their OpenAPI description.

  --port <number>   port to listen on, 0 to 65535; 0 takes any free one (default 4010)
  --host <address>  address to listen on (default 127.0.0.1)
  --help            show this text
  --version         show the version
`;

/** What is wrong with a command line, with the fix, in one line. */
export class UsageError extends Error {
  override name = "UsageError";
}

const options = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  help: { type: "boolean", default: false },
  version: { type: "boolean", default: false },
} as const;

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${sentence}. Known are --port, --host, --help and --version.`);
  }
};

/**
 * Reads a command line.
 *
 * @throws UsageError
 */
export const readArguments = (args: string[]): Command => {
  const { port, host, help, version } = parse(args);
  if (help) return { run: "help" };
  if (version) return { run: "version" };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError("--port takes a number from 0 to 65535, such as --port 4010.");
  if (host === "") throw new UsageError("--host takes an address, such as --host 127.0.0.1.");
  return { run: "serve", port: Number(port), host };
};
