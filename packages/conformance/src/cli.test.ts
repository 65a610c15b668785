import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Report } from "./run.ts";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "conformance-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
    execFile(process.execPath, [cli, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });

describe("the command", () => {
  it("prints the table, and writes JUnit and JSON", async () => {
    const [junit, json] = [join(folder, "report.xml"), join(folder, "report.json")];
    const { code, stdout } = await run("--target", "spec", "--target", "client", "--junit", junit, "--json", json);
    expect(stdout).toContain("21 documented exchanges against 2 targets: 42 passed, 0 failed, 0 not applicable");
    expect(code).toBe(0);
    expect(readFileSync(junit, "utf8")).toContain('<testsuite name="client" tests="21" failures="0" skipped="0">');
    expect(JSON.parse(readFileSync(json, "utf8")) as Report).toMatchObject({ passed: 42, failed: 0 });
  });

  it("prints its options", async () => {
    expect((await run("--help")).stdout).toContain("--junit FILE");
  });

  it.each([
    [["--target", "nothing"], "No target 'nothing': choose from spec, client, mock, docs, stock prism."],
    [["--verbose"], "Unknown option '--verbose'"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
