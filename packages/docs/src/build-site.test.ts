import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "./build-site.ts";
import { siteFolder } from "./site-folder.ts";

describe("buildSite", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "site-"));
    buildSite(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("gives the same bytes as the build in dist/site, made at another time", () => {
    const files = readdirSync(folder).sort();
    expect(readdirSync(siteFolder).sort()).toEqual(files);
    for (const file of files) {
      const same = readFileSync(join(folder, file)).equals(readFileSync(join(siteFolder, file)));
      expect(same, `${file} differs; if dist/site is older than the sources, run \`npm run build\``).toBe(true);
    }
  });

  it("puts beside each file its brotli form", () => {
    const plain = readdirSync(folder).filter((file) => !file.endsWith(".br"));
    expect(plain.sort()).toEqual([
      "index.html",
      "index.js",
      "mock-control.html",
      "mock-control.js",
      "notices.txt",
      "redoc.standalone.js",
      "site.css",
    ]);
    for (const file of plain) {
      const unpacked = brotliDecompressSync(readFileSync(join(folder, `${file}.br`)));
      expect(unpacked.equals(readFileSync(join(folder, file)))).toBe(true);
    }
  });

  it("brings the licences of what it contains", () => {
    expect(readFileSync(join(folder, "notices.txt"), "utf8")).toContain("redoc@3.0.1");
  });

  it("leaves no address that a script or page would load from another host", () => {
    const text = ["index.html", "redoc.standalone.js"].map((file) => readFileSync(join(folder, file), "utf8")).join();
    expect(text).not.toMatch(/cdn\.redoc|otel\.cloud|fonts\.g/);
  });
});
