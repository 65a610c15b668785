import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compressSite, type SiteSize } from "./compress-site.ts";

const folder = mkdtempSync(join(tmpdir(), "compress-site-"));
afterAll(() => rmSync(folder, { recursive: true }));

const texts: Record<string, string> = {
  "index.html": "<p>a page</p>",
  "empty.txt": "",
  "en-US/operations/a.html": "<p>an operation</p>".repeat(10_000),
  "_astro/site.css": "p { color: red }",
  "mock/index.js": "const a = 1;",
  "en-US/openapi.json": "{}",
};
const others = ["favicon.png", "pagefind/a.pf_index", "en-US/index.html.map"];

let size: SiteSize;
beforeAll(async () => {
  for (const name of ["en-US/operations", "_astro", "mock", "pagefind"])
    mkdirSync(join(folder, name), { recursive: true });
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
  for (const file of others) writeFileSync(join(folder, file), "x");
  size = await compressSite(folder);
});

it("writes the brotli form of each text beside it, and of nothing else", () => {
  const packed = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".br"));
  expect(packed.map((file) => file.replaceAll("\\", "/")).sort()).toEqual(
    Object.keys(texts)
      .map((file) => `${file}.br`)
      .sort(),
  );
  for (const [file, text] of Object.entries(texts))
    expect(brotliDecompressSync(readFileSync(join(folder, `${file}.br`))).toString(), file).toBe(text);
});

it("returns the number of texts, and their sizes in bytes", () => {
  const bytesOf = (file: string) => readFileSync(join(folder, file)).byteLength;
  const sum = (files: string[]) => files.reduce((bytes, file) => bytes + bytesOf(file), 0);
  const files = Object.keys(texts);
  expect(size).toEqual({ files: files.length, plain: sum(files), brotli: sum(files.map((file) => `${file}.br`)) });
  expect(size.brotli).toBeLessThan(size.plain / 100);
});

it("fails for a folder that cannot be read", async () => {
  mkdirSync(join(folder, "folder.html"));
  await expect(compressSite(folder)).rejects.toThrow("EISDIR");
});
