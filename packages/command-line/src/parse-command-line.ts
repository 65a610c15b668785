import { type ParseArgsConfig, parseArgs } from "node:util";
import { suggestName } from "./nearest-name.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads a command line as `parseArgs` of `node:util` does. The message of a mistake is one line, without node's advice for
 * positional arguments, and suggests the nearest option for one that is not known.
 *
 * @throws UsageError for an option that is not known, has no value or takes none, and for an argument too many.
 * @example
 * ```ts
 * const { values } = parseCommandLine({ args: ["--port", "4011"], options: { port: { type: "string" } } });
 * values.port; // "4011"
 * ```
 */
export const parseCommandLine = <Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> => {
  try {
    return parseArgs(config);
  } catch (error) {
    // An error without a code is a mistake in the configuration, and none of the user's.
    if (!(error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")))
      throw error;
    const [sentence = ""] = error.message.split(/\.(?:\s|$)|\n/);
    // An option follows where a value should.
    const problem = sentence.replace(/' argument is ambiguous$/, " <value>' argument missing");
    const [, unknown] = /^Unknown option '(.*)'$/.exec(problem) ?? [];
    const known = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    throw new UsageError(`${problem}.${unknown === undefined ? "" : suggestName(unknown, known)}`);
  }
};
