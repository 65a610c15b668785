import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";

/** The result of a program. */
export interface ProgramResult {
  failed: boolean;
  stdout: string;
  stderr: string;
}

/** The variables that a sample reads. */
export type Environment = Record<string, string>;

/** Runs a program to its end, with additional environment variables. */
export const runProgram = async (command: string, args: string[], env: Environment): Promise<ProgramResult> => {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 30_000,
  });
  const exit = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  const [code, stdout, stderr] = await Promise.all([exit, buffer(child.stdout), buffer(child.stderr)]);
  return { failed: code !== 0, stdout: stdout.toString(), stderr: stderr.toString() };
};
