// The main job: lint, generate and build; replay every documented exchange; then serve the mock and the docs.
import { once } from "node:events";
import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { serveBoth } from "./serve-both.ts";
import { turbo } from "./turbo.ts";

const help = `Lints, generates and builds; replays every documented exchange; then serves the mock and the docs.

Usage: pnpm start [options]

  --mock-port PORT   the port of the mock (4010); 0 takes a free one
  --docs-port PORT   the port of the docs (4020); 0 takes a free one
  --help             print this
`;

const options = {
  "mock-port": { type: "string", default: "4010" },
  "docs-port": { type: "string", default: "4020" },
  help: { type: "boolean", default: false },
} as const;

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

/** Prints the report. @returns whether every exchange passes and every erratum is needed. */
const replay = async (): Promise<boolean> => {
  const { paintFor, replayAll, terminalReport } = await import("@partner-qualification/conformance");
  const { report, errata, passed } = await replayAll();
  process.stdout.write(`\n${terminalReport(report, errata, paintFor(process.stdout))}\n`);
  return passed;
};

const start = async (): Promise<number> => {
  const { values } = parseArgs({ options });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const mock = await freePort("mock-port", values["mock-port"]);
  const docs = await freePort("docs-port", values["docs-port"]);
  if (mock === docs && mock !== 0) {
    throw new RangeError(`--mock-port and --docs-port are both ${mock}. Choose two ports, or 0 for free ones.`);
  }
  const built = turbo(["run", "lint", "lint:repo", "build", "--output-logs=errors-only"]) === 0;
  // The packages are there to import only once they are built.
  if (!built || !(await replay())) return 1;
  return serveBoth({ mock, docs });
};

try {
  process.exitCode = await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
