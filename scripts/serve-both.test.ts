import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { root } from "./turbo.ts";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** Runs both servers; resolves when they listen, or the program has ended. */
const serve = async (...ports: number[]) => {
  const child = spawn(process.execPath, ["scripts/serve-both.ts", ...ports.map(String)], { cwd: root });
  started.push(child);
  let printed = "";
  const ended = once(child, "close");
  const says = (words: RegExp) =>
    expect
      .poll(() => printed, { timeout: 20_000 })
      .toMatch(words)
      .then(() => printed);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      printed += chunk;
    });
  }
  await Promise.race([says(/Press Ctrl\+C/), ended]);
  const urlOf = (name: string) => new RegExp(`${name}  (http\\S+)`).exec(printed)?.[1] ?? "";
  return { child, ended, says, printed: () => printed, mock: urlOf("Mock"), docs: urlOf("Docs") };
};

/** The process of one of the servers. */
const pidOf = (parent: ChildProcess, name: string): number =>
  Number(execFileSync("pgrep", ["-P", String(parent.pid), "-f", `start-server.ts ${name}`], { encoding: "utf8" }));

const responds = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(10_000) })).status < 500;
  } catch {
    return false;
  }
};
const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.each([
  { name: "mock", other: "docs", verb: "npx -y pnpm@12 mock" },
  { name: "docs", other: "mock", verb: "npx -y pnpm@12 run docs" },
] as const)("when the $name server dies", ({ name, other, verb }) => {
  it("says so, and how to start it again, while the other goes on", async () => {
    const both = await serve(0, 0);
    process.kill(pidOf(both.child, name), "SIGKILL");
    const printed = await both.says(/Start it again/);
    expect(printed).toContain(
      `The ${name} server has ended: SIGKILL. The ${other} server goes on at ${both[other]}.\n`,
    );
    expect(printed).toContain(`Start it again in another terminal: ${verb} --port ${new URL(both[name]).port}\n`);
    expect(await responds(both[other])).toBe(true);
    expect(await responds(both[name])).toBe(false);
    both.child.kill("SIGTERM");
    expect(await both.ended).toEqual([1, null]);
    expect(await responds(both[other])).toBe(false);
  });
});

it("ends with 1 when both have died", async () => {
  const both = await serve(0, 0);
  for (const name of ["mock", "docs"]) process.kill(pidOf(both.child, name), "SIGTERM");
  expect(await both.ended).toEqual([1, null]);
  expect(both.printed()).toContain("has ended: SIGTERM. Neither server is left.\n");
});

it.each(["SIGINT", "SIGTERM"] as const)("stops both on %s, with 0 and without another word", async (signal) => {
  const both = await serve(0, 0);
  const pids = ["mock", "docs"].map((name) => pidOf(both.child, name));
  const before = both.printed();
  both.child.kill(signal);
  expect(await both.ended).toEqual([0, null]);
  expect(pids.map(lives)).toEqual([false, false]);
  expect(both.printed()).toBe(before);
});

it("stops both cleanly when Ctrl+C reaches every process of the terminal", async () => {
  const both = await serve(0, 0);
  for (const name of ["mock", "docs"]) process.kill(pidOf(both.child, name), "SIGINT");
  both.child.kill("SIGINT");
  expect(await both.ended).toEqual([0, null]);
});

it("leaves no process behind when it is killed", async () => {
  const both = await serve(0, 0);
  const pids = ["mock", "docs"].map((name) => pidOf(both.child, name));
  expect(pids.map(lives)).toEqual([true, true]);
  both.child.kill("SIGKILL");
  await expect.poll(() => pids.map(lives), { timeout: 20_000 }).toEqual([false, false]);
});

it("stops the one when the other does not start", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const both = await serve(0, port);
  taken.close();
  expect((await both.ended)[0]).toBe(1);
  expect(both.printed()).toContain(`Port ${port} on 127.0.0.1 is in use.`);
  expect(both.printed()).toContain(
    "The docs server did not start (exit code 1). Fix what it says above, then start again.",
  );
});

it("stops the one also for a program that goes on when the other does not start, as start does", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const program = `
    const { serveBoth } = await import("./scripts/serve-both.ts");
    await serveBoth({ mock: 0, docs: ${port} }).catch(({ message }) => console.log(message));
  `;
  const child = spawn(process.execPath, ["-e", program], { cwd: root });
  started.push(child);
  const printed = child.stdout.setEncoding("utf8").toArray();
  // It ends by itself: no process of it is left that it would wait for.
  expect(await once(child, "close")).toEqual([0, null]);
  expect((await printed).join("")).toContain("The docs server did not start");
  taken.close();
});
