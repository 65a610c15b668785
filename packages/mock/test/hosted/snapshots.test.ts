import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asynchronous } from "../testing.ts";
import { type Replica, startReplica } from "./replicas.ts";

let folder: string;
const running: Replica[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mock-cli-snapshots-"));
});
afterAll(async () => {
  await Promise.all(running.map((replica) => replica.kill()));
  rmSync(folder, { recursive: true });
});

const start = async (file: string, every: string) => {
  const replica = await startReplica(["--snapshot", file, "--snapshot-every", every]);
  running.push(replica);
  return replica;
};
const headers = { Authorization: "Bearer any", "Content-Type": "application/json" };
const write = {
  ...{ method: "POST" as const, path: asynchronous, body: '{"qualification":"StateOwnedEntity"}' },
  headers: { ...headers, "MS-RequestId": "037db222-6d8e-4d7f-ba78-df3dca33fb68" },
};
const other = { ...write, path: asynchronous.replace("6801", "6802"), headers };
const read = { method: "GET" as const, path: asynchronous, headers };
const granted = [{ qualification: "StateOwnedEntity" }];

test("a server that is stopped and started again goes on where it was; one that is killed, where the last snapshot was", async () => {
  const file = join(folder, "kept");
  const first = await start(file, "86400");
  expect((await first.send(write)).status).toBe(201);
  expect(await first.stop()).toBe(0);
  expect(readFileSync(file, "utf8")).toContain("StateOwnedEntity");

  const second = await start(file, "1");
  expect(JSON.parse((await second.send(read)).text)).toEqual(granted);
  // A retry over the restart gets the first response.
  expect((await second.send(write)).status).toBe(201);
  expect((await second.send(other)).status).toBe(201);
  await expect.poll(() => readFileSync(file, "utf8"), { timeout: 60_000 }).toContain("6802");
  await second.kill();

  const third = await start(file, "86400");
  expect(JSON.parse((await third.send({ ...read, path: other.path })).text)).toEqual(granted);
});

test("a damaged snapshot ends the start with its reason, and is not overwritten", async () => {
  const file = join(folder, "damaged");
  writeFileSync(file, '{"format":"part');
  const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
  const { code, stderr } = await promisify(execFile)(process.execPath, [cli, "--snapshot", file, "--port", "0"]).then(
    () => ({ code: 0, stderr: "" }),
    (error: { code: number; stderr: string }) => error,
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/^partner-qualification-mock: The snapshot .* is damaged: .* It is left as it is\. .*\n$/);
  expect(readFileSync(file, "utf8")).toBe('{"format":"part');
});
