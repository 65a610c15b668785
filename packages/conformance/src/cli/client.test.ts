// Runs the built command with programs that send requests.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import type { ClientReport } from "../client-test/test-client.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "conformance-client-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `client` with a program that reads the qualification of the customer. */
const run = async (name: string, query: string) => {
  const [file, out] = [join(folder, `${name}.mjs`), join(folder, `${name}.json`)];
  writeFileSync(
    file,
    `const { PARTNER_CENTER_URL: url, PARTNER_CENTER_TOKEN: token, PARTNER_CENTER_CUSTOMER: customer } = process.env;
    const response = await fetch(url + "/v1/customers/" + customer + "/qualification" + ${query}, { headers: { Authorization: "Bearer " + token } });
    await response.json();
    process.exitCode = response.ok ? 0 : 1;`,
  );
  const args = [cli, "client", "--out", out, "--", process.execPath, file];
  const { code, stdout, stderr } = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
  return { code, stdout, stderr, report: JSON.parse(readFileSync(out, "utf8")) as ClientReport };
};

it("reports how a client behaves, and ends with 0 when nothing fails", async () => {
  const { code, stdout, stderr, report } = await run("plain", '""');
  expect(report.behaviors.filter(({ result }) => result === "fail")).toEqual([]);
  expect(stdout).toContain("✓ no secret is in a URL");
  expect(stdout).toContain("! Retry-After is honored: A throttled request was not sent again");
  expect(stdout).toContain(
    `${report.runs.length} runs. Requests: getQualification ${report.requests.getQualification}`,
  );
  expect(stderr).toContain(`${report.runs.length}/${report.runs.length} `);
  expect(code).toBe(0);
});

it("ends with 1 for a failure, and shows no token", async () => {
  const { code, stdout, stderr, report } = await run("leak", '"?access_token=" + token');
  expect(stdout).toContain("✗ no secret is in a URL: getQualification has the token in its URL");
  expect(`${stdout}${stderr}${JSON.stringify(report)}`).not.toContain("partner-qualification-test-token");
  expect(code).toBe(1);
});
