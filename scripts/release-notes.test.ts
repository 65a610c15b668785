import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { releaseNotes } from "./release-notes.ts";
import { published } from "./tarballs.ts";
import { root } from "./turbo.ts";

const spec = [
  { version: "0.2.0", changes: ["A new operation.", "Two errors."] },
  { version: "0.1.0", changes: ["The first version."] },
];
const packages = (version: string) => ["client", "mock"].map((name) => ({ name, version }));

it("has the changes of the newest version", () => {
  expect(releaseNotes("v0.2.0", spec, packages("0.2.0"))).toMatch(/^- A new operation\.\n- Two errors\.\n\nThe files /);
});

it.each([
  ["v0.1.0", "0.2.0", 'It is "v0.1.0"; specs/changes.yaml has 0.2.0, client has 0.2.0, mock has 0.2.0.'],
  ["v0.2.0", "0.1.0", 'It is "v0.2.0"; client has 0.1.0, mock has 0.1.0.'],
  ["0.2.0", "0.2.0", 'It is "0.2.0"; specs/changes.yaml has 0.2.0'],
])("rejects the tag %s for packages of version %s", (tag, version, message) => {
  expect(() => releaseNotes(tag, spec, packages(version))).toThrow(message);
});

it("accepts today's versions", () => {
  const [{ version, changes }] = parse(readFileSync(join(root, "specs/changes.yaml"), "utf8"));
  const notes = execFileSync(process.execPath, [join(root, "scripts/release-notes.ts"), `v${version}`], {
    encoding: "utf8",
  });
  for (const change of changes) expect(notes).toContain(change);
  expect(published.length).toBeGreaterThan(5);
});
