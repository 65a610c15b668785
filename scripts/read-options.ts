import { type ParseArgsConfig, parseArgs } from "node:util";

/** Ends a command with a message for its user. */
export const reject = (command: string, problem: string): never => {
  process.stderr.write(`${command}: ${problem} See pnpm ${command} --help.\n`);
  process.exit(2);
};

/** Reads the arguments of a command. Ends it with a message when one is not valid, and with `help` for `--help`. */
export const readArguments = <Config extends ParseArgsConfig>(command: string, help: string, config: Config) => {
  const options = { ...config.options, help: { type: "boolean", short: "h" } } as const;
  try {
    const { values } = parseArgs({ ...config, options });
    if (!("help" in values)) return parseArgs(config);
  } catch (error) {
    // Node's message goes on with advice that does not apply.
    return reject(command, `${(error as Error).message.split(". ")[0]}.`);
  }
  process.stdout.write(help);
  process.exit();
};
