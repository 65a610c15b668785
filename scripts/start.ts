// The main job: lint, generate and build; replay every documented exchange; then serve the mock and the docs.
import { parseArgs } from "node:util";
import { turbo } from "./turbo.ts";

const { values } = parseArgs({
  options: { "mock-port": { type: "string", default: "4010" }, "docs-port": { type: "string", default: "4020" } },
});
const port = (name: "mock-port" | "docs-port"): number => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new RangeError(`--${name} takes a port from 0 to 65535, not '${values[name]}'.`);
};
const ports = { mock: port("mock-port"), docs: port("docs-port") };

const code = turbo(["run", "lint", "lint:repo", "build", "--output-logs=errors-only"]);
if (code !== 0) process.exit(code);

// Only now are the packages built.
const { description } = await import("@partner-qualification/openapi");
const { createMock, listen } = await import("@partner-qualification/mock");
const { serveDocs } = await import("@partner-qualification/docs");
const {
  Contract,
  checkErrata,
  closeTargets,
  errata,
  exchanges,
  openTargets,
  paintFor,
  runConformance,
  targetNames,
  terminalReport,
} = await import("@partner-qualification/conformance");

const mock = await listen(createMock(), { port: ports.mock });
const docs = await serveDocs({ port: ports.docs });

const contract = new Contract(description);
const targets = await openTargets(targetNames, contract);
const inputs = { exchanges, errata, contract, targets };
const report = await runConformance(inputs);
const checks = await checkErrata(inputs);
await closeTargets(targets);
process.stdout.write(`\n${terminalReport(report, checks, paintFor(process.stdout))}\n`);

const close = () => Promise.all([mock.close(), docs.close()]);
if (report.failed > 0 || checks.some(({ problems }) => problems.length > 0)) {
  await close();
  process.exitCode = 1;
} else {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, close);
  process.stdout.write(`Mock  ${mock.url}\nDocs  ${docs.url}\nPress Ctrl+C to stop.\n`);
}
