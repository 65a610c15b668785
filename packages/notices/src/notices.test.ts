import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noticesOf } from "./notices.ts";
import { packageFolderOf } from "./packages.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "notices-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const install = (name: string, manifest: object, files: Record<string, string> = {}): string => {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const all = { "package.json": JSON.stringify({ name, version: "1.2.3", ...manifest }), ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
};

it("names each package once, sorted, with its license and every text that it carries", () => {
  const b = install("b", { license: "MIT" }, { LICENSE: "the text of b\r\nin two lines\r\n" });
  const a = install("@a/a", { license: "Apache-2.0" }, { "NOTICE.md": "a notice", "licence.txt": "the text of a" });
  expect(noticesOf([b, a, b])).toBe(
    ["@a/a 1.2.3 (Apache-2.0)\n\na notice\n\nthe text of a", "b 1.2.3 (MIT)\n\nthe text of b\nin two lines\n"].join(
      `\n\n${"-".repeat(80)}\n\n`,
    ),
  );
});

it("reads the license of an older package", () => {
  const old = install("old", { licenses: [{ type: "MIT" }, { type: "ISC" }] }, { COPYING: "its text" });
  expect(noticesOf([old])).toBe("old 1.2.3 (MIT OR ISC)\n\nits text\n");
});

it("takes the text of a license from the SPDX list, with the copyright of the package", () => {
  const bare = install("bare", { license: "MIT" });
  const notices = noticesOf([bare], { bare: { line: "Copyright (c) $& Somebody", source: "its README.md" } });
  expect(notices).toMatch(
    /^bare 1\.2\.3 \(MIT\)\n\nMIT License\n\nCopyright \(c\) \$& Somebody\n\nPermission is hereby/,
  );
  expect(notices).toContain("The above copyright notice and this permission notice shall be included");
});

it("fails for every package without a text, and says what to do", () => {
  const folders = [install("bare", { license: "MIT" }), install("odd", { license: "SEE HERE" })];
  expect(() => noticesOf(folders, { odd: { line: "Copyright", source: "its README.md" } })).toThrow(
    "bare 1.2.3 (MIT) carries no license text: add who holds its copyright to copyrights.ts.\n" +
      "odd 1.2.3 (SEE HERE) carries no license text: add who holds its copyright to copyrights.ts.",
  );
});

it("fails for a copyright that is no longer needed", () => {
  const folder = install("grown", { license: "MIT" }, { LICENSE: "its text" });
  expect(() => noticesOf([folder], { grown: { line: "Copyright", source: "its README.md" } })).toThrow(
    "grown 1.2.3 now carries its license text: remove its entry from copyrights.ts.",
  );
});

it("finds the package of a file above a manifest that names no version", () => {
  const folder = install("mixed", {}, { "esm/package.json": '{"type":"module"}', "esm/lib/index.js": "" });
  expect(packageFolderOf(join(folder, "esm/lib/index.js"))).toBe(folder);
  expect(() => packageFolderOf("/nowhere/index.js")).toThrow("/nowhere/index.js belongs to no package.");
});
