import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { root } from "./turbo.ts";

/** Runs `start` until it says that it serves, or ends. */
const start = async (...args: string[]) => {
  const child = spawn(process.execPath, ["scripts/start.ts", ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  // A test that fails before it stops the process must not leave it, and the servers that it started.
  onTestFinished(() => void child.kill("SIGINT"));
  let printed = "";
  const ended = once(child, "exit");
  const serving = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        printed += chunk;
        if (printed.includes("Press Ctrl+C")) done();
      });
    }
  });
  await Promise.race([serving, ended]);
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { printed: () => printed, stop };
};

/** A line without what a new exchange or erratum changes: its numbers, and with them the widths of the columns. */
const withoutNumbers = (line: string) => line.replace(/\d+/g, "N").replace(/\s+/g, " ").trimEnd();

/** The lines of the report that the README shows, but for what it leaves out and the ports. */
const promised = (/```text\n( +spec [\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "")
  .split("\n")
  .filter((line) => line !== "…" && !/http:/.test(line))
  .map(withoutNumbers);

describe("start", () => {
  it("prints the report, serves the mock and the docs, and ends cleanly at Ctrl+C", async () => {
    const { printed, stop } = await start("--mock-port", "0", "--docs-port", "0");
    const lines = printed().split("\n").map(withoutNumbers);
    expect(promised.length).toBeGreaterThan(8);
    expect(lines).toEqual(expect.arrayContaining(promised));
    const [mock, docs] = ["Mock", "Docs"].map((name) => new RegExp(`${name}  (http\\S+)`).exec(printed())?.[1] ?? "");
    const codes = await fetch(new URL("/v1/customers/all/validations", mock), {
      headers: { Authorization: "Bearer any" },
    });
    expect(codes.status).toBe(200);
    expect(await (await fetch(docs ?? "")).text()).toContain("Partner Center customer qualifications");
    expect(await stop("SIGINT")).toEqual([0, null]);
  }, 180_000);

  it("says when a port is in use", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const { printed, stop } = await start("--mock-port", String(port), "--docs-port", "0");
    expect(printed()).toContain(`Port ${port} is in use. Choose another with --mock-port, or 0 for a free one.`);
    expect((await stop("SIGTERM"))[0]).toBe(1);
    taken.close();
  });

  it.each([
    [["--port", "1"], "Unknown option '--port'. Use --mock-port, --docs-port, --help.\n"],
    [
      ["--mock-port", "many"],
      "--mock-port must be a port from 0 to 65535, not 'many'. Choose another, or 0 for a free one.\n",
    ],
    [
      ["--docs-port", "65536"],
      "--docs-port must be a port from 0 to 65535, not '65536'. Choose another, or 0 for a free one.\n",
    ],
    [["--docs-port", ""], "--docs-port must be a port from 0 to 65535, not ''. Choose another, or 0 for a free one.\n"],
  ])("rejects %j", async (args, message) => {
    const { printed, stop } = await start(...args);
    expect(printed()).toBe(message);
    expect((await stop("SIGTERM"))[0]).toBe(1);
  });

  it("rejects one port for both", async () => {
    const free = createServer().listen(0, "127.0.0.1");
    await once(free, "listening");
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, "close");
    const { printed, stop } = await start("--mock-port", String(port), "--docs-port", String(port));
    expect(printed()).toContain(`--mock-port and --docs-port are both ${port}. Choose two ports, or 0 for free ones.`);
    expect((await stop("SIGTERM"))[0]).toBe(1);
  });
});
