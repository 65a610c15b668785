// The main job: lint, generate and build; replay every documented exchange; then serve the mock and the docs.
import { parseArgs } from "node:util";
import { turbo } from "./turbo.ts";

/** @throws RangeError for what is no port. */
const toPort = (flag: string, value: string): number => {
  const port = value === "" ? Number.NaN : Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new RangeError(`--${flag} takes a port from 0 to 65535, not '${value}'.`);
};

const readPorts = (): { mock: number; docs: number } => {
  const { values } = parseArgs({
    options: {
      "mock-port": { type: "string", default: "4010" },
      "docs-port": { type: "string", default: "4020" },
    },
  });
  return { mock: toPort("mock-port", values["mock-port"]), docs: toPort("docs-port", values["docs-port"]) };
};

/** Prints the report. @returns whether every exchange passes and every erratum is needed. */
const replay = async (): Promise<boolean> => {
  const { paintFor, replayAll, terminalReport } = await import("@partner-qualification/conformance");
  const { report, errata, passed } = await replayAll();
  process.stdout.write(`\n${terminalReport(report, errata, paintFor(process.stdout))}\n`);
  return passed;
};

const serve = async (ports: { mock: number; docs: number }): Promise<void> => {
  const { createMock, listen } = await import("@partner-qualification/mock");
  const { serveDocs } = await import("@partner-qualification/docs");
  const mock = await listen(createMock(), { port: ports.mock });
  const docs = await serveDocs({ port: ports.docs });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => Promise.all([mock.close(), docs.close()]));
  }
  process.stdout.write(`Mock  ${mock.url}\nDocs  ${docs.url}\nPress Ctrl+C to stop.\n`);
};

try {
  const ports = readPorts();
  const built = turbo(["run", "lint", "lint:repo", "build", "--output-logs=errors-only"]) === 0;
  // The packages are there to import only once they are built.
  if (built && (await replay())) await serve(ports);
  else process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
