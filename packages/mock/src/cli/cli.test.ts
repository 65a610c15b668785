import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { synchronous } from "../../test/testing.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

const start = async (env: NodeJS.ProcessEnv = {}, ...args: string[]) => startUntil("Stop with Ctrl+C", env, args);

/** Starts the mock, and waits until it has printed a text. */
const startUntil = async (printed: string, env: NodeJS.ProcessEnv, args: string[]) => {
  const child = spawn(process.execPath, [cli, ...args, "--port", "0"], { env: { ...process.env, ...env } });
  running.push(child);
  const output = { text: "" };
  child.stdout.on("data", (chunk) => {
    output.text += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.text += chunk;
  });
  await expect.poll(() => output.text, { timeout: 30_000 }).toContain(printed);
  return { child, output, url: /http:\/\/127\.0\.0\.1:\d+/.exec(output.text)?.[0] ?? "" };
};

/** Sends what a curl command would: not every machine that runs the tests has curl. */
const send = (command: string) => {
  const part = (pattern: RegExp) => pattern.exec(command)?.[1] ?? "";
  const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = "", value = ""]): [string, string] => [
    name,
    value,
  ]);
  return fetch(part(/'(http[^']+)'/), { method: part(/-X (\w+)/), headers, body: part(/-d (\S+)/) });
};

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [cli, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );

describe("partner-qualification-mock", () => {
  test("serves with NODE_ENV=production and rejects a port in use; its curl command works as printed and is logged without the query", async () => {
    const { output, url } = await start({ NODE_ENV: "production" });
    const command = /curl .*? -d 3/s.exec(output.text)?.[0] ?? "";
    const response = await send(command);
    expect(await response.text()).toBe('"governmentcommunitycloud"');
    await expect
      .poll(() => output.text)
      .toMatch(
        new RegExp(`^PUT ${synchronous} 200 [\\d.]+ ms {2}GovernmentCommunityCloud Approved, code ••45: 3 left$`, "m"),
      );
    expect(output.text.slice(output.text.indexOf("Ctrl+C"))).not.toContain("12345");

    const { port } = new URL(url);
    const second = await run("--port", port);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(
      new RegExp(`^partner-qualification-mock: Port ${port} is in use\\. Choose another one .*\n$`),
    );
  });

  test("without a seed --strict-customers shows a command that succeeds, on the customer of the spec's examples", async () => {
    const { output } = await start({}, "--", "--strict-customers");
    const [, url = ""] = /curl '([^']+)'/.exec(output.text) ?? [];
    const response = await fetch(url, { headers: { Authorization: "Bearer any" } });
    expect(await response.json()).toMatchObject([{ qualification: "GovernmentCommunityCloud" }]);
  });

  test("--log json has the addresses of both ports in its first line", async () => {
    const { output } = await startUntil("}\n", {}, ["--log", "json", "--control-port", "0", "--metrics"]);
    const { message, url, controlUrl } = JSON.parse(output.text.split("\n")[0] ?? "");
    expect(message).toBe("The mock listens.");
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const { origin } = new URL(controlUrl);
    expect(origin).not.toBe(url);
    for (const address of [`${controlUrl}clock`, `${origin}/metrics`]) expect((await fetch(address)).status).toBe(200);
  });

  test.each(["SIGTERM", "SIGINT"] as const)("%s stops it with exit code 0", async (signal) => {
    const { child, url } = await start();
    expect((await fetch(url)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test.each([
    [["--prot", "1"], "Unknown option '--prot'. Did you mean --port? See --help."],
    [["4010"], "Unexpected argument '4010'. See --help."],
    [["--port"], "Option '--port <value>' argument missing. See --help."],
    [["--port", "65536"], "--port takes a number from 0 to 65535, such as 4010."],
  ])("%j ends it with exit code 2 and one line", async (args, message) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: "", stderr: `partner-qualification-mock: ${message}\n` });
  });

  test("an address of another machine ends it with exit code 1 and one line", async () => {
    const { code, stderr } = await run("--host", "192.0.2.1", "--port", "0");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^partner-qualification-mock: Cannot listen on 192\.0\.2\.1, port 0 \(EADDRNOTAVAIL\)\..*\n$/,
    );
  });

  test("a control API that other machines could use ends it with exit code 1 and the fix", async () => {
    const { code, stderr } = await run("--control", "--host", "0.0.0.0", "--port", "0");
    expect(code).toBe(1);
    expect(stderr).toContain("Set a key (--control-key), or listen on 127.0.0.1.");
  });

  test("--help and --version print and end", async () => {
    const help = await run("--help");
    expect(help.code).toBe(0);
    for (const option of ["--port", "--host", "--help", "--version"]) expect(help.stdout).toContain(option);
    expect(await run("--version")).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });
});
