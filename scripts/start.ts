// The main job: lint, generate and build; replay every documented exchange; then serve the mock and the docs.
import { once } from "node:events";
import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { serveBoth } from "./serve-both.ts";
import { createStartProgress } from "./start-progress.ts";
import { followTurbo } from "./turbo.ts";

const help = `Lints, generates and builds; replays every documented exchange; then serves the mock and the docs.

Usage: pnpm start [options]

  --mock-port PORT   the port of the mock (4010); 0 takes a free one
  --docs-port PORT   the port of the docs (4020); 0 takes a free one
  -h, --help         print this
`;

const options = {
  "mock-port": { type: "string", default: "4010" },
  "docs-port": { type: "string", default: "4020" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** @throws RangeError that names the options of this command. */
const readArguments = () => {
  try {
    return parseArgs({ options });
  } catch (error) {
    const [problem] = error instanceof Error ? error.message.split(". ") : [error];
    throw new RangeError(
      `${problem}. Use ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(", ")}.`,
    );
  }
};

/** Reads a port, and checks that it is free before anything takes long. @throws Error naming the flag. */
const freePort = async (flag: string, value: string): Promise<number> => {
  const port = value === "" ? Number.NaN : Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(
      `--${flag} must be a port from 0 to 65535, not '${value}'. Choose another, or 0 for a free one.`,
    );
  }
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === "EADDRINUSE" ? "is in use" : "cannot be listened on";
    throw new Error(`Port ${port} ${reason}. Choose another with --${flag}, or 0 for a free one.`, { cause });
  }
  probe.close();
  await once(probe, "close");
  return port;
};

/**
 * Lints, builds, and replays the documented exchanges. What has not changed since the last run comes from turbo's cache, the
 * report included.
 *
 * @returns turbo's exit code.
 */
const prepare = async (): Promise<number> => {
  const progress = createStartProgress("conformance", (text) => process.stdout.write(`${text}\n`));
  const args = ["--output-logs=full", "--log-order=stream"];
  const code = await followTurbo(["run", "lint", "lint:repo", "build", "conformance", ...args], progress.read);
  progress.finish(code);
  return code;
};

const start = async (): Promise<number> => {
  const { values } = readArguments();
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const mock = await freePort("mock-port", values["mock-port"]);
  const docs = await freePort("docs-port", values["docs-port"]);
  if (mock === docs && mock !== 0) {
    throw new RangeError(`--mock-port and --docs-port are both ${mock}. Choose two ports, or 0 for free ones.`);
  }
  process.stdout.write("Linting, building, and replaying every documented exchange. The first run takes minutes.\n");
  const code = await prepare();
  return code === 0 ? serveBoth({ mock, docs }) : code;
};

try {
  process.exitCode = await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
