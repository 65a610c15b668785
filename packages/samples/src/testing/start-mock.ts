import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const readme = readFileSync(new URL("../../../mock/README.md", import.meta.url), "utf8");
const program = fileURLToPath(new URL("../../../mock/dist/cli.js", import.meta.url));

/** The options of the first command that the mock's README shows. */
const documentedOptions = (): string[] => {
  const [, options] = /```sh\npartner-qualification-mock(.*)\n```/.exec(readme) ?? [];
  if (options === undefined) throw new Error("The README of the mock shows no command that starts it. Add one.");
  return options.trim().split(/\s+/);
};

/**
 * Starts a mock in a process of its own.
 *
 * @param options the options of its command line.
 * @returns its address without a slash at the end.
 */
export const startMock = async (options: readonly string[]) => {
  const child = spawn(process.execPath, [program, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.once("error", reject).once("exit", () => reject(new Error(`The mock did not start: ${output}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (address) resolve(address);
    });
  });
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { url, [Symbol.asyncDispose]: stop };
};

/**
 * Starts the mock by the command that its README shows: without a seed. Only the port differs, because that of the
 * command may be taken.
 */
export const startDocumentedMock = () =>
  startMock(documentedOptions().map((option) => (option === "4010" ? "0" : option)));
