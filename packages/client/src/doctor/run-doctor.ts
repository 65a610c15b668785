import { DoctorError, readArguments, usage } from "./arguments.ts";
import { diagnose } from "./diagnose.ts";
import { renderJson, renderText } from "./render.ts";
import { readToken, type TokenSources } from "./token-source.ts";

/** What the command reads and writes. */
export interface Terminal extends TokenSources {
  out(text: string): void;
  err(text: string): void;
  /** ms since 1970 (UTC). */
  now: number;
}

/**
 * Runs the command `partner-qualification`.
 *
 * @returns the exit code: 0 if every operation accepts the token, 1 if one rejects it, 2 if it could not be checked.
 */
export const runDoctor = async (args: string[], terminal: Terminal): Promise<number> => {
  try {
    const command = readArguments(args);
    if (command.run === "help") {
      terminal.out(usage);
      return 0;
    }
    const { variable, tenant, json } = command;
    const diagnosis = diagnose(await readToken(variable, terminal), { now: terminal.now, tenant });
    terminal.out(json ? renderJson(diagnosis) : renderText(diagnosis));
    if (diagnosis.unreadable !== undefined) return 2;
    return diagnosis.operations.every(({ accepted }) => accepted) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DoctorError)) throw error;
    terminal.err(`partner-qualification: ${error.message}\n`);
    return 2;
  }
};
