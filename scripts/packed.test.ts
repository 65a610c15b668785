import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./turbo.ts";

const run = promisify(execFile);
const env = { ...process.env, NO_COLOR: "1" };
const running: ChildProcess[] = [];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "packed-"));
  await run("pnpm", ["pack", "--pack-destination", folder], { cwd: join(root, "packages/mock"), env });
  const [tarball = ""] = readdirSync(folder);
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--prefix", folder, join(folder, tarball)], {
    cwd: folder,
    env,
  });
}, 120_000);
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

describe("the mock, packed and installed in an empty folder", () => {
  it("brings nothing but itself", () => {
    const installed = readdirSync(join(folder, "node_modules"), { recursive: true, withFileTypes: true });
    const packages = installed.filter(({ name }) => name === "package.json").map(({ parentPath }) => parentPath);
    expect(packages).toEqual([join(folder, "node_modules/@partner-qualification/mock")]);
  });

  it("runs by its name and returns the documented response", async () => {
    const child = spawn(join(folder, "node_modules/.bin/partner-qualification-mock"), ["--port", "0"], { env });
    running.push(child);
    let printed = "";
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        printed += chunk;
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
        if (found) resolve(found);
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("exit", () => reject(new Error(printed)));
    });
    const headers = { Authorization: "Bearer any" };
    const response = await fetch(`${url}/v1/customers/all/validations`, { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject([{ validationId: "12345" }, { validationId: "987654" }]);
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([0, null]);
  }, 60_000);

  it("responds in process", async () => {
    const code = `import { createMock } from "@partner-qualification/mock";
      const headers = { Authorization: "Bearer any" };
      const response = await createMock().fetch(new Request("http://x/v1/customers/all/validations", { headers }));
      console.log(response.status);`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], { cwd: folder, env });
    expect(stdout).toBe("200\n");
  });
});
