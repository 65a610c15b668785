import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { root } from "./turbo.ts";

test("a folder is removed with all that is in it, and one that does not exist is ignored", () => {
  const folder = mkdtempSync(join(tmpdir(), "empty-"));
  try {
    mkdirSync(join(folder, "dist/inner"), { recursive: true });
    writeFileSync(join(folder, "dist/inner/old.js"), "");
    writeFileSync(join(folder, "kept.ts"), "");
    const program = fileURLToPath(new URL("empty.ts", import.meta.url));
    execFileSync(process.execPath, [program, "dist", "src/generated"], { cwd: folder });
    expect(existsSync(join(folder, "dist"))).toBe(false);
    expect(existsSync(join(folder, "kept.ts"))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every build begins so, with all that it makes", () => {
  const manifests = globSync("packages/*/package.json", { cwd: root });
  expect(manifests.length).toBeGreaterThan(15);
  for (const manifest of manifests) {
    const { build } = JSON.parse(readFileSync(join(root, manifest), "utf8")).scripts;
    const folders = existsSync(join(root, manifest, "../src/generated")) ? "dist src/generated" : "dist";
    expect(`${manifest}: ${build}`).toContain(`${manifest}: node ../../scripts/empty.ts ${folders} && `);
  }
});
