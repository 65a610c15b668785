import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSeedFile, seedExample } from "../src/cli/seed-file.ts";
import { createMock } from "../src/create-mock.ts";
import { base, codes } from "./hostile.ts";
import { broken, type HostileSeed, twice, usable, wrong } from "./hostile-seeds.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "seed-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (bytes: Uint8Array) => {
  const file = join(folder, "seed.json");
  writeFileSync(file, bytes);
  return file;
};

/** The message for a seed; the encoding of a file is corrected without knowing the format. */
const messageFor = (file: string, message = "") =>
  `The seed ${file} cannot be used: ${message}${message.includes("UTF-8") ? "" : ` A seed is an object such as ${seedExample}.`}`;

test("the example in a message is a seed", () => {
  const mock = createMock({ seed: readSeedFile(write(Buffer.from(seedExample))) });
  expect(mock.control.codesOf(mock.control.partnerOf("any"))).toMatchObject([
    { validationId: "471101", maxCreates: 5, remainingCreates: 5 },
  ]);
});

describe.each(Object.entries({ broken, wrong, twice }))(
  "a seed that is %s is rejected with the reason:",
  (_, seeds) => {
    test.each(seeds)("$name", ({ bytes, message }: HostileSeed) => {
      const file = write(bytes);
      expect(() => readSeedFile(file)).toThrow(new Error(messageFor(file, message)));
    });
  },
);

test.each(usable)("an odd seed is used: $name", async ({ bytes }: HostileSeed) => {
  const mock = createMock({ seed: readSeedFile(write(bytes)) });
  const response = await mock.fetch(`${base}${codes}`, { headers: { Authorization: "Bearer any" } });
  expect(response.status).toBe(200);
  expect(JSON.parse(await response.text())).toBeInstanceOf(Array);
});

test("a seed that cannot be read is rejected with the reason", () => {
  const missing = join(folder, "none.json");
  expect(() => readSeedFile(missing)).toThrow(
    new Error(`Cannot read the seed ${missing}: it does not exist; check the path.`),
  );
  const inFile = join(write(Buffer.from("{}")), "seed.json");
  expect(() => readSeedFile(inFile)).toThrow(
    new Error(`Cannot read the seed ${inFile}: a part of its path is not a folder; check the path.`),
  );
  const subfolder = join(folder, "seeds");
  mkdirSync(subfolder);
  expect(() => readSeedFile(subfolder)).toThrow(
    new Error(`Cannot read the seed ${subfolder}: it is a folder; name a file in it.`),
  );
});

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const run = (file: string): Promise<{ code?: number; stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, [cli, "--seed", file, "--port", "0"], { timeout: 30_000 }).catch(
    (error) => error,
  );

test.each([broken, wrong, twice].flatMap((seeds) => [seeds[0], seeds.at(-1)]).filter((seed) => seed !== undefined))(
  "the command ends with one line and exit code 1: $name",
  async ({ bytes, message }: HostileSeed) => {
    const file = write(bytes);
    expect(await run(file)).toMatchObject({
      code: 1,
      stdout: "",
      stderr: `partner-qualification-mock: ${messageFor(file, message)}\n`,
    });
  },
);

test.each(["", "none.json"])("the command ends with one line and exit code 1 for the file '%s'", async (name) => {
  const file = join(folder, name);
  const { code, stderr } = await run(file);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^partner-qualification-mock: Cannot read the seed .*: it .*; .*\.\n$/);
});

test("there are at least 60 of them, each with a name of its own", () => {
  const names = Object.entries({ broken, wrong, twice, usable }).flatMap(([kind, seeds]) =>
    seeds.map(({ name }) => `${kind} ${name}`),
  );
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
});
