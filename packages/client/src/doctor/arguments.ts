import { parseArgs } from "node:util";
import { nearestName } from "../options/check-names.ts";
import { isGuid } from "../validation/guid.ts";

/** The environment variable that is read unless another is named. */
export const defaultVariable = "PARTNER_CENTER_TOKEN";

export const usage = `Usage: partner-qualification doctor [options]

Says for each operation whether Partner Center would accept an access token, and why not. Nothing is sent. The token is
read from an environment variable or from standard input, and never printed.

  --token-env <name>  the environment variable with the token (default ${defaultVariable}; if that is not set,
                      standard input is read)
  --tenant <id>       the Microsoft Entra tenant of the partner, to check that the token belongs to it
  --json              print JSON
  -h, --help          print this text

Exit code: 0 if every operation accepts the token, 1 if one rejects it, 2 if it could not be checked.
`;

/** Why the token could not be checked, with the fix. It never repeats what was given: that may be the token. */
export class DoctorError extends Error {
  override name = "DoctorError";
}

/** What to do. */
export type Command =
  | { run: "help" }
  | { run: "doctor"; variable: string | undefined; tenant: string | undefined; json: boolean };

const options = {
  "token-env": { type: "string" },
  tenant: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

const known = Object.keys(options)
  .map((name) => `--${name}`)
  .join(", ");

/** The first option that is not known. Only what looks like the name of an option is repeated: all else may be the token. */
const unknownOption = (args: string[]): string | undefined =>
  args
    .map((argument) => /^--([a-z-]{1,20})(?:=|$)/.exec(argument)?.[1])
    .find((name) => name !== undefined && !Object.hasOwn(options, name));

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    // Its own message repeats the argument.
    const name = unknownOption(args);
    if (name === undefined) {
      throw new DoctorError(`An option is not known, or its value is missing. Use one of ${known}.`);
    }
    const nearest = nearestName(name, options);
    throw new DoctorError(
      `Option --${name} is not known. Use ${nearest === undefined ? `one of ${known}` : `--${nearest}`}.`,
    );
  }
};

/**
 * Reads a command line.
 *
 * @throws DoctorError for a mistake in it, and for a token on it.
 */
export const readArguments = (args: string[]): Command => {
  const { values, positionals } = parse(args);
  const [command, ...others] = positionals;
  if (values.help) return { run: "help" };
  if (others.length > 0 || (command !== undefined && command !== "doctor" && command.length > 20)) {
    throw new DoctorError(
      `A token does not belong on the command line, where the history of the shell and every list of processes have it. Set ${defaultVariable}, or pipe the token to standard input.`,
    );
  }
  if (command !== "doctor") {
    const problem = command === undefined ? "The command is missing." : "There is no such command.";
    throw new DoctorError(`${problem} Run \`partner-qualification doctor\`.`);
  }
  const { "token-env": variable, tenant, json = false } = values;
  if (variable !== undefined && !/^[a-z_]\w{0,99}$/i.test(variable)) {
    throw new DoctorError(`--token-env takes the name of a variable, such as ${defaultVariable}, and not a token.`);
  }
  if (tenant !== undefined && !isGuid(tenant)) {
    throw new DoctorError("--tenant takes the id of a Microsoft Entra tenant, a GUID.");
  }
  return { run: "doctor", variable, tenant, json };
};
