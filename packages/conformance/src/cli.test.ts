import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { exchanges } from "@partner-qualification/exchanges";
import { afterAll, describe, expect, it } from "vitest";
import type { RunReport } from "./run/verdict.ts";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "conformance-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runFile(cli, args);

const runFile = (file: string, args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
    execFile(process.execPath, [file, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });

describe("the command", () => {
  it("prints the table, and writes JUnit and JSON", async () => {
    const [junit, json] = [join(folder, "report.xml"), join(folder, "report.json")];
    const { code, stdout } = await run("--target", "spec", "--target", "client", "--junit", junit, "--json", json);
    const [count, cells] = [exchanges.length, 2 * exchanges.length];
    expect(stdout).toContain(
      `${count} documented exchanges against 2 targets: ${cells} passed, 0 failed, 0 not applicable`,
    );
    expect(code).toBe(0);
    const [, suite = ""] =
      /<testsuite name="client" tests="\d+" failures="0" skipped="0">(.*?)<\/testsuite>/s.exec(
        readFileSync(junit, "utf8"),
      ) ?? [];
    expect(suite.split('classname="client.exchange"').length - 1).toBe(count);
    const report = JSON.parse(readFileSync(json, "utf8")) as RunReport;
    const replays = report.verdicts.filter(({ kind }) => kind === "exchange");
    expect(report).toMatchObject({ passed: report.verdicts.length, failed: 0 });
    expect(replays).toHaveLength(cells);
    for (const { id, traffic, documented } of replays) {
      const one = exchanges.find((exchange) => exchange.id === id);
      expect(traffic[0]?.request.method, id).toMatch(/^(GET|PUT|POST)$/);
      expect(documented === undefined, id).toBe(one?.response === undefined);
    }
    expect(readFileSync(json, "utf8")).not.toMatch(/Bearer (?!\[redacted\])/);
  });

  it("prints its options", async () => {
    for (const flag of ["--help", "-h"]) expect((await run(flag)).stdout).toContain("--junit FILE");
    for (const flag of ["--help", "-h"]) expect((await run("run", flag)).stdout).toContain("--token-env NAME");
  });

  it.each([
    [
      ["--target", "nothing"],
      "Unknown target 'nothing'. Use the URL of a server, or one of spec, client, mock, docs, stock prism.",
    ],
    [["--verbose"], "Unknown option '--verbose'.\nTry --help.\n"],
    [["run", "--read-onyl"], "Unknown option '--read-onyl'. Did you mean --read-only?\nTry --help.\n"],
    [["drift", "a.har", "--ouf", "a.json"], "Unknown option '--ouf'. Did you mean --out?\nTry --help.\n"],
    [["recrod"], "Unknown command 'recrod'. Did you mean record?\nTry --help.\n"],
    [["verify"], "Unknown command 'verify'.\nTry --help.\n"],
    [["--junit", "/no/folder/report.xml"], "The folder of '/no/folder/report.xml' does not exist."],
    [["--target", "http://127.0.0.1:1"], "cannot be reached"],
    [
      ["--target", "spec", "--token-env", "NOT_SET_HERE"],
      "The environment variable NOT_SET_HERE of --token-env is not set.",
    ],
  ])("rejects %j", async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe("installed without the packages that only the repository has", () => {
  const own = dirname(dirname(cli));
  const installed = join(folder, "installed");
  cpSync(dirname(cli), join(installed, "dist"), { recursive: true });
  cpSync(join(own, "package.json"), join(installed, "package.json"));
  const { dependencies } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const link = join(installed, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(own, "node_modules", name)), link, "junction");
  }

  it.each([
    [[], "client"],
    [["--target", "mock", "--only", "rule"], "mock"],
    [["--target", "stock prism"], "raw-http"],
  ])("the command with %j says what is missing", async (args, name) => {
    const { code, stderr } = await runFile(join(installed, "dist/cli.js"), args);
    expect(`\n${stderr}`).toContain(
      `\n@partner-qualification/${name} is not installed, and a target of this project's repository needs it. Outside the repository, name a server with --target URL, or use --target spec.\n`,
    );
    expect(stderr).not.toContain("Cannot find");
    expect(code).toBe(2);
  });

  it("the command replays against the spec", async () => {
    const { code, stdout } = await runFile(join(installed, "dist/cli.js"), ["--target", "spec"]);
    expect(stdout).toContain(`${exchanges.length} documented exchanges against 1 target`);
    expect(code).toBe(0);
  });
});
