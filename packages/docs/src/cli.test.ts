import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { serveDocs } from "./server/serve-docs.ts";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

const start = (...args: string[]) => spawn(process.execPath, args, { cwd: packageFolder });

const run = async (...args: string[]) => {
  const child = start("src/cli.ts", ...args);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, stdout, stderr };
};

describe("the command", () => {
  it("explains its options", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    for (const option of ["--port", "--host", "--help"]) expect(stdout).toContain(option);
  });

  it.each([
    [["--prot", "1"], "Unknown option '--prot'. Did you mean --port? See --help.\n"],
    [["4020"], "Unexpected argument '4020'. See --help.\n"],
    [["--port"], "Option '--port <value>' argument missing. See --help.\n"],
    [["--port", "http"], "--port must be a number from 0 to 65535, not 'http'. Choose another, or 0 for a free one.\n"],
    [
      ["--port", "65536"],
      "--port must be a number from 0 to 65535, not '65536'. Choose another, or 0 for a free one.\n",
    ],
  ])("rejects %j with one line and exit code 2", async (args, message) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: "", stderr: message });
  });

  it("says in one line that the port is in use", async () => {
    const docs = await serveDocs({ port: 0 });
    const { code, stderr } = await run("--port", String(docs.port));
    await docs.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Port \d+ on 127\.0\.0\.1 is in use\. .*\n$/);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("prints its address, and ends with 0 on %s", async (signal) => {
    const child = start("src/cli.ts", "--port", "0");
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line.toString())?.[0] ?? "";
    expect((await fetch(url)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});

describe("the README", () => {
  it("has an example that runs", async () => {
    const readme = readFileSync(`${packageFolder}/README.md`, "utf8");
    const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const child = start("--input-type=module", "--eval", example);
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/en-US\/\n$/);
  });
});
