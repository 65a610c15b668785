// The commands of the published packages run on the oldest Node that their manifests name.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { nodes } from "@partner-qualification/runtimes";
import { afterAll, describe, expect, it } from "vitest";
import { published } from "./tarballs.ts";
import { root } from "./turbo.ts";

interface Manifest {
  bin?: object;
  engines?: { node: string };
}

const node = nodes[20]?.() ?? "";
const cli = (name: string) => join(root, "packages", name, "dist/cli.js");

const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => void child.kill()));

/** Starts a server on a free port. @returns its address, which is the first in what it prints. */
const serve = async (name: string): Promise<string> => {
  const child = spawn(node, [cli(name), "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error(`${name} ended before it listened.`);
};

const run = (name: string, args: string[], input = ""): string =>
  execFileSync(node, [cli(name), ...args], { encoding: "utf8", input });

it("is the one that the manifests name", () => {
  for (const folder of published) {
    const { bin, engines } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    if (bin) expect(engines, folder).toEqual({ node: ">=20" });
  }
  expect(execFileSync(node, ["--version"], { encoding: "utf8" })).toMatch(/^v20\./);
});

describe("on it", () => {
  it("the doctor checks a token", () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const token = `${part({ alg: "none" })}.${part({ aud: "https://graph.windows.net", exp: 1 })}.x`;
    const output = (() => {
      try {
        return run("client", ["doctor"], token);
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    })();
    expect(output).toMatch(/getQualifications +GET +rejected with 401/);
    expect(output).toContain("In:  every operation");
  });

  it("conformance runs against the mock", async () => {
    const address = await serve("mock");
    expect(run("conformance", ["run", "--target", `${address}/v1`, "--only", "operation"])).toContain("0 failed");
  }, 60_000);

  it("the docs are served", async () => {
    const response = await fetch(`${await serve("docs")}/en-US/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("<h1");
  }, 60_000);

  it("the spec is compared with a copy", () => {
    const file = join(root, "packages/openapi/dist/openapi.yaml");
    expect(() => run("openapi", ["diff", file])).not.toThrow();
  }, 60_000);
});
