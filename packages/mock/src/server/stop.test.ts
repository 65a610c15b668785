import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { get } from "../../test/hostile.ts";
import { sendBytes } from "../../test/hostile-send.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

const start = async (...before: string[]) => {
  const child = spawn(process.execPath, [...before, cli, "--port", "0"]);
  running.push(child);
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output.text += chunk;
    });
  await expect.poll(() => output.text, { timeout: 30_000 }).toContain("Stop with Ctrl+C");
  return { child, output, port: Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(output.text)?.[1]) };
};

const opened = async (port: number, bytes: string) => {
  const received = { text: "", closed: false };
  const socket = connect(port, "127.0.0.1", () => void socket.write(bytes));
  socket.on("data", (chunk) => {
    received.text += chunk;
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    received.closed = true;
  });
  await once(socket, "connect");
  return received;
};

// Two seconds, and as much again for a busy machine.
const limitMs = 4_000;

describe.each(["SIGTERM", "SIGINT"] as const)("%s", (signal) => {
  test("stops what is idle, lets what is in flight finish, and ends with 0 within two seconds", async () => {
    const { child, port } = await start();
    const idle = await opened(port, get());
    await expect.poll(() => idle.text).toContain("200 OK");
    const unused = await opened(port, "");
    const halfway = await opened(port, "GET / HTTP/1.1\r\n");
    const inFlight = await opened(port, get("Prefer: wait=1"));
    await new Promise((resolve) => setTimeout(resolve, 200));

    const begin = performance.now();
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(performance.now() - begin).toBeLessThan(limitMs);
    await expect.poll(() => [idle, unused, halfway, inFlight].map(({ closed }) => closed)).not.toContain(false);
    expect(inFlight.text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(inFlight.text).toContain("Connection: close");
    expect(await sendBytes(port, get(), 500)).toMatchObject({ status: 0 });
  });

  test("does not wait for what takes longer than two seconds", async () => {
    const { child, port } = await start();
    const inFlight = await opened(port, get("Prefer: wait=50"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const begin = performance.now();
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(performance.now() - begin).toBeLessThan(limitMs);
    expect(inFlight.text).toBe("");
  });
});

test.each([
  ["an error that nobody catches", "setTimeout(() => { throw new Error('secret') }, 1)"],
  ["a rejection that nobody handles", "setTimeout(() => Promise.reject('secret'), 1)"],
])("%s is a line in the log, and the next request works", async (_name, code) => {
  const late = code.replace(", 1)", ", 1500)");
  const { child, output, port } = await start("--import", `data:text/javascript,${encodeURIComponent(late)}`);
  await expect.poll(() => output.text, { timeout: 10_000 }).toContain("goes on");
  expect(output.text).not.toContain("secret");
  expect(await sendBytes(port, get(), 2_000)).toMatchObject({ status: 200 });
  expect(child.exitCode).toBeNull();
});

test("a log that nobody reads any more does not end it", async () => {
  const { child, port } = await start();
  child.stdout?.destroy();
  child.stderr?.destroy();
  for (let call = 0; call < 3; call += 1) expect(await sendBytes(port, get(), 2_000)).toMatchObject({ status: 200 });
  expect(child.exitCode).toBeNull();
});
