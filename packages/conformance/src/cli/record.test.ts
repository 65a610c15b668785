import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "conformance-record-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("records until Ctrl+C", async () => {
  const args = ["record", "--target", "http://127.0.0.1:9/v1", "--port", "0", "--out", join(folder, "a.har")];
  const child = spawn(process.execPath, [cli, ...args]);
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
    // Once: what it prints at its end comes here, too.
    if (String(chunk).includes("Ctrl+C ends it.")) child.kill("SIGINT");
  });
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(printed).toMatch(/Send requests to http:\/\/127\.0\.0\.1:\d+\/v1\./);
});
