import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const published = readFileSync(new URL("../dist/openapi.json", import.meta.url), "utf8");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "copy-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command in a folder elsewhere, as a team that has a copy of the spec does. */
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8" });
  return { status, text: stdout + stderr };
};

/** Writes a copy of the published spec, with a change. */
const copyWith = (change: (spec: { paths: Record<string, Record<string, object>> }) => void): string => {
  const spec = JSON.parse(published);
  change(spec);
  writeFileSync(join(folder, "copy.json"), JSON.stringify(spec));
  return "copy.json";
};
const codes = "/v1/customers/all/validations";

describe("lint", () => {
  it("passes a copy of the spec", () => {
    expect(
      run(
        "lint",
        copyWith(() => {}),
      ).status,
    ).toBe(0);
  });

  it("applies the rules of the spec, and those of Redocly", () => {
    const copy = copyWith(({ paths }) => {
      const operation = paths[codes]?.get as { "x-source"?: unknown; operationId?: string };
      delete operation["x-source"];
      delete operation.operationId;
    });
    const { status, text } = run("lint", copy);
    expect(status).toBe(1);
    expect(text).toContain("qualification/source-present");
    expect(text).toContain("operation-operationId");
  });
});

describe("diff", () => {
  it("compares a copy with the published spec, and fails for what breaks a client", () => {
    const copy = copyWith(({ paths }) => {
      delete paths[codes];
    });
    const { status, text } = run("diff", copy);
    expect(status).toBe(1);
    expect(text).toContain(codes);
    writeFileSync(join(folder, "same.json"), published);
    expect(run("diff", "same.json").status).toBe(0);
    // What was removed is there again: that breaks no client.
    expect(run("diff", copy, "same.json").status).toBe(0);
  });
});

it.each([
  [[], "Use lint FILE, or diff [OLD] NEW. See --help."],
  [["lint"], "Use lint FILE, or diff [OLD] NEW. See --help."],
  [["lint", "a", "b", "c"], "There are too many files for lint. See --help."],
  [["--fix"], "Unknown option '--fix'"],
])("rejects %j", (args, message) => {
  const { status, text } = run(...args);
  expect(status).toBe(2);
  expect(text).toContain(message);
});

it("says how to install the Redocly CLI where it is not", () => {
  mkdirSync(join(folder, "alone"));
  cpSync(cli, join(folder, "alone/cli.mjs"));
  const { status, stderr } = spawnSync(process.execPath, ["alone/cli.mjs", "lint", "a.yaml"], {
    cwd: folder,
    encoding: "utf8",
    // pnpm has its folders there.
    env: { ...process.env, NODE_PATH: "" },
  });
  expect(stderr).toBe("The Redocly CLI is not installed. Run `npm install --save-dev @redocly/cli@2` first.\n");
  expect(status).toBe(2);
});

it("says how a locale is named, where it is missing", () => {
  const translate = fileURLToPath(new URL("translate.ts", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [translate], { encoding: "utf8" });
  expect(stderr).toBe(
    "The file of the locale is missing. Run `pnpm translate specs/locales/de-DE.yaml`, for example.\n",
  );
  expect(status).toBe(2);
});

it("shows its help", () => {
  expect(run("-h")).toEqual(run("--help"));
  expect(run("-h")).toMatchObject({ status: 0, text: expect.stringContaining("diff [OLD] NEW") });
});
