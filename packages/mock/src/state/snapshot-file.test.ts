import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSnapshot, writeSnapshot } from "./snapshot-file.ts";

const folder = mkdtempSync(join(tmpdir(), "mock-snapshot-"));
const file = join(folder, "state.snapshot");
afterAll(() => rmSync(folder, { recursive: true }));

const value = { customers: ["ä", "\u{1f600}"], left: 3 };
const write = (content: unknown = value) => writeSnapshot(file, Buffer.from(JSON.stringify(content)));

test("what was written is read, and there is nothing where no file is", async () => {
  expect(readSnapshot(join(folder, "none"))).toBeUndefined();
  await write({});
  await write();
  expect(readSnapshot(file)).toEqual(value);
  expect(readdirSync(folder)).toEqual(["state.snapshot"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

const cut = (bytes: Buffer, length: number) => bytes.subarray(0, bytes.length + length);
const flip = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[copy.length + at] = (copy.at(at) ?? 0) ^ 1;
  return copy;
};

const damaged = (reason: string) =>
  `The snapshot ${file} is damaged: ${reason}. It is left as it is. Put a copy of it there, or move it away to start from the seed.`;

test.each<[what: string, change: (bytes: Buffer) => Buffer | string, message: string]>([
  ["is empty", () => "", damaged("it is empty")],
  ["is cut in its first line", (bytes) => bytes.subarray(0, 20), damaged("its first line has no end")],
  ["is cut at its end", (bytes) => cut(bytes, -5), "bytes of"],
  ["is longer", (bytes) => Buffer.concat([bytes, Buffer.from("{}")]), "bytes of"],
  ["has a wrong bit", (bytes) => flip(bytes, -10), damaged("its content is not what was written")],
  ["is a seed", () => '{\n "codes": []\n}', damaged("its first line is not JSON")],
  ["is other JSON", () => "null\n", damaged("its first line is not that of a snapshot")],
  [
    "has another format",
    () => '{"format":"x 2"}\n',
    `The snapshot ${file} has the format "x 2", and this version reads "partner-qualification-mock snapshot 1". Move it away to start from the seed.`,
  ],
])("a file that %s is reported, and left as it is", async (_, change, message) => {
  await write();
  writeFileSync(file, change(readFileSync(file)));
  const before = readFileSync(file);
  expect(() => readSnapshot(file)).toThrow(message);
  expect(readFileSync(file)).toEqual(before);
});

test("a file that cannot be written leaves the one before, and no other", async () => {
  await write();
  await expect(writeSnapshot(join(folder, "none", "file"), Buffer.from("{}"))).rejects.toThrow(
    `Cannot write the snapshot ${join(folder, "none", "file")} (ENOENT). Name a file in a folder that this user may write.`,
  );
  await expect(writeSnapshot(folder, Buffer.from("{}"))).rejects.toThrow("Cannot write the snapshot");
  expect(() => readSnapshot(folder)).toThrow(
    `Cannot read the snapshot ${folder} (EISDIR). Name a file that this user may read and write.`,
  );
  expect(existsSync(`${folder}.${process.pid}.tmp`)).toBe(false);
  expect(readSnapshot(file)).toEqual(value);
});
