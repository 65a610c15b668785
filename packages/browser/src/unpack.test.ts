import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { create } from "tar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unpackOnce } from "./unpack.ts";

describe("unpackOnce", () => {
  let root: string;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "unpack-"));
    writeFileSync(join(root, "chromium.br"), brotliCompressSync("a browser"));
    for (const [archive, file] of [
      ["al2023.tar.br", "libnss3.so"],
      ["fonts.tar.br", "OpenSans.ttf"],
    ] as const) {
      writeFileSync(join(root, file), file);
      await create({ file: join(root, archive), cwd: root, brotli: true }, [file]);
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it("gives every one of several callers at once the whole folder, and leaves no draft behind", async () => {
    const folder = join(root, "cache", "chromium-1");
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        await unpackOnce(root, folder);
        expect(readdirSync(folder).sort()).toEqual([
          "OpenSans.ttf",
          "chromium",
          "cjk",
          "fonts.conf",
          "further-fonts.conf",
          "libnss3.so",
        ]);
      }),
    );
    expect(readFileSync(join(folder, "chromium"), "utf8")).toBe("a browser");
    expect(readdirSync(join(root, "cache"))).toEqual(["chromium-1"]);
  });

  it("leaves nothing behind when an archive is broken", async () => {
    const broken = mkdtempSync(join(root, "broken-"));
    writeFileSync(join(broken, "chromium.br"), "not brotli");
    const folder = join(broken, "cache", "chromium-1");
    await expect(unpackOnce(broken, folder)).rejects.toThrow();
    expect(readdirSync(join(broken, "cache"))).toEqual([]);
  });
});
