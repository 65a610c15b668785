import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { root } from "./turbo.ts";

const run = promisify(execFile);

/** Every command of this repository, with the option that each of them has. */
const commands = [
  ["scripts/start.ts", "--mock-port"],
  ["packages/bench/dist/cli.js", "--rounds"],
  ["packages/client/dist/cli.js", "--token-env"],
  ["packages/conformance/dist/cli.js", "--target"],
  ["packages/docs/dist/cli.js", "--port"],
  ["packages/documents/dist/cli.js", "--revision"],
  ["packages/mock/dist/cli.js", "--port"],
  ["packages/openapi/dist/cli.js", "diff"],
  ["packages/conformance/src/properties/soak.ts", "--sequences"],
  ["packages/mock/test/soak.ts", "--requests"],
  ["packages/mock/test/hosted/soak.ts", "--seconds"],
  ["scripts/self-test/self-test.ts", "--only"],
] as const;

/** The commands that take no options, or those of turbo, with a part of what they say that they do. */
const withoutOptions = [
  ["scripts/clean.ts", "Removes everything that a build makes"],
  ["scripts/example.ts", "secure-application-model"],
  ["scripts/test.ts", "runs every test"],
  ["packages/openapi/src/seal.ts", "Updates the checksums"],
  ["packages/openapi/src/translate.ts", "Updates the overlay of a locale"],
] as const;

const call = (command: string, ...args: string[]) =>
  run(process.execPath, [join(root, command), ...args]).catch((error: { stdout: string; stderr: string }) => error);

describe.each(commands)("%s", (command, option) => {
  it.each(["--help", "-h"])("shows its options with %s", async (flag) => {
    const { stdout, stderr } = await call(command, flag);
    expect(stdout).toContain(option);
    expect(stdout).toContain("-h, --help");
    expect(stderr).toBe("");
  });

  it("says in one or two lines what is wrong with an unknown option, and where to look", async () => {
    const { stdout, stderr } = await call(command, "--no-such-option");
    expect(stdout).toBe("");
    expect(stderr).toMatch(/option/i);
    expect(stderr).toMatch(/--help/);
    expect(stderr.trimEnd().split("\n").length).toBeLessThan(3);
  });
});

describe.each(withoutOptions)("%s", (command, purpose) => {
  it.each(["--help", "-h"])("shows what it does with %s, and does nothing", async (flag) => {
    const { stdout, stderr } = await call(command, flag);
    // An action would print more, and a failure less.
    expect(stdout).toMatch(/^[A-Z].*\n\nUsage: pnpm /);
    expect(stdout).toContain(purpose);
    expect(stdout).toContain("-h, --help");
    expect(stdout).not.toContain("up to date");
    expect(stderr).toBe("");
    expect(existsSync(join(root, "packages/client/dist/cli.js"))).toBe(true);
  });
});
