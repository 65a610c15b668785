import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Core } from "./cores.ts";
import type { StrykerReport } from "./mutants.ts";

const resolve = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier));

/**
 * The settings of the package's tests, without the projects: those of the mock would run each test on Redis, too. The test
 * files share a process: a new one for each would take most of the time of a run, and there is a run for each change.
 */
const vitestConfig = `import config from "../vitest.config.ts";
const { projects: _, ...test } = config.test;
export default { ...config, test: { ...test, isolate: false } };
`;

/**
 * Changes the core of a package in a copy of the repository, one place at a time, and runs the tests that reach it.
 *
 * @param memory a folder in which the results are kept: a mutant whose file and tests are as before is not run again.
 * @throws Error when Stryker wrote no report, such as when a test fails without a change.
 */
export const runStryker = (name: string, core: Core, copy: string, memory: string): StrykerReport => {
  const cwd = join(copy, "packages", name);
  const output = join(cwd, ".stryker");
  mkdirSync(output, { recursive: true });
  mkdirSync(memory, { recursive: true });
  const [config, report] = [join(output, "config.json"), join(output, "report.json")];
  const configFile = join(output, "vitest.config.ts");
  writeFileSync(configFile, vitestConfig);
  const options = {
    testRunner: "vitest",
    plugins: [resolve("@stryker-mutator/vitest-runner")],
    // The copy is thrown away.
    inPlace: true,
    concurrency: 1,
    coverageAnalysis: "perTest",
    // Code that runs as a module is loaded is reached by every test.
    ignoreStatic: true,
    mutate: core.mutate,
    testFiles: core.tests,
    vitest: { configFile },
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: join(memory, `${name}.json`),
    reporters: ["json", "progress-append-only"],
    jsonReporter: { fileName: report },
    tempDirName: ".stryker/temporary",
    allowConsoleColors: false,
  };
  writeFileSync(config, JSON.stringify(options));
  const program = resolve("@stryker-mutator/core/package.json").replace("package.json", "bin/stryker.js");
  const { error } = spawnSync(process.execPath, [program, "run", config], {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (error) throw error;
  if (!existsSync(report)) throw new Error(`Stryker wrote no report about ${name}. Fix what it printed above.`);
  return JSON.parse(readFileSync(report, "utf8")) as StrykerReport;
};
