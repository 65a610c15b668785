import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { description, locales } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { readLocales } from "./pages/locale-view.ts";
import { renderPages } from "./pages/render-pages.ts";
import { siteFolder } from "./site-folder.ts";

const size = (file: string) => readFileSync(join(siteFolder, `${file}.br`)).byteLength;

describe("the built site", () => {
  it("has a folder for each language, and the files that all share", () => {
    expect(readdirSync(siteFolder).filter((file) => !file.endsWith(".br"))).toEqual(
      [
        "404.html",
        ...locales.map(({ code }) => code),
        "frame.js",
        "index.html",
        "llms.txt",
        "mock-control.html",
        "mock-control.js",
        "notices.txt",
        "redoc.css",
        "redoc.standalone.js",
        "reference.css",
        "scalar-notices.txt",
        "scalar.standalone.js",
        "site.css",
        "start.js",
        "try-it.css",
        "try-it.js",
      ].sort(),
    );
  });

  it("has beside each file its brotli form", () => {
    const packed = globSync("**/*.br", { cwd: siteFolder });
    expect(packed.length).toBeGreaterThan(100);
    for (const file of packed) {
      const unpacked = brotliDecompressSync(readFileSync(join(siteFolder, file)));
      expect(unpacked.equals(readFileSync(join(siteFolder, file.replace(/\.br$/, "")))), file).toBe(true);
    }
    const plain = globSync("**/*.{html,md,txt,js,css,json}", { cwd: siteFolder });
    expect(plain.length).toBe(packed.length);
  });

  it("makes a reader wait for few bytes: at most 45 kB for each further page of the reference", () => {
    for (const { code } of locales) {
      expect(size(`${code}/index.html`) + size(`${code}/reference.js`), code).toBeLessThanOrEqual(45_000);
    }
    const shared = ["redoc.standalone.js", "redoc.css", "site.css", "reference.css", "frame.js"];
    expect(shared.reduce((sum, file) => sum + size(file), 0)).toBeLessThan(560_000);
  });

  it("brings the licences of what it contains", () => {
    expect(readFileSync(join(siteFolder, "notices.txt"), "utf8")).toContain("redoc@3.0.1");
    expect(readFileSync(join(siteFolder, "scalar-notices.txt"), "utf8")).toMatch(
      /^@scalar\/api-reference \S+ \(MIT\)\n\nMIT License\n\nCopyright \(c\) 2023-present Scalar\n\nPermission/m,
    );
  });

  it("leaves no address that a script or page would load from another host", () => {
    for (const file of ["en-US/index.html", "en-US/reference.js", "redoc.standalone.js", "redoc.css"]) {
      expect(readFileSync(join(siteFolder, file), "utf8"), file).not.toMatch(/cdn\.redoc|otel\.cloud|fonts\.g/);
    }
  });

  it("offers each description as a file, the words included", () => {
    expect(JSON.parse(readFileSync(join(siteFolder, "en-US/openapi.json"), "utf8"))).toEqual(description);
  });

  it("shows the version of the spec as the newest of the changes", () => {
    const changes = readFileSync(join(siteFolder, "en-US/changes.md"), "utf8");
    expect(/^## (\S+)/m.exec(changes)?.[1]).toBe(description.info.version);
  });
});

describe("renderPages", async () => {
  const all = await readLocales();
  const [english, ...others] = all;
  if (!english) throw new RangeError("The spec has no language. Add one to specs/locales/.");
  const changes = {
    path: "en-US/changes.html",
    locale: english,
    title: "Changes",
    summary: "What changed",
    versions: [],
  };
  const start = { path: "index.html", locale: english, title: "Qualifications", summary: "A summary" };
  const overview = [{ ...start, path: "en-US/overview.html", operations: [], schemas: [], errors: [] }];
  const templates = readdirSync(new URL("../pages/", import.meta.url)).filter((file) => file.endsWith(".njk"));
  const none = Object.fromEntries(templates.map((file) => [file.replace(".njk", ""), []]));
  const missing = { ...start, path: "404.html", anywhere: true as const };
  const site = { ...none, overview, changes: [changes], start: [start], missing: [missing] };

  it("lists every page for search engines where the address of the site is known", async () => {
    const files = await renderPages(site, all, "https://example.org/docs/");
    expect(files["sitemap.xml"]).toContain("<loc>https://example.org/docs/en-US/changes.html</loc>");
    expect(files["sitemap.xml"]).toContain("<loc>https://example.org/docs/</loc>");
    expect(files["en-US/changes.html"]).toContain(
      '<link rel="canonical" href="https://example.org/docs/en-US/changes.html">',
    );
    expect(files["llms.txt"]).toContain("(https://example.org/docs/en-US/changes.md)");
  });

  it("leads from the page for a missing one to places that hold at any address", async () => {
    const known = await renderPages(site, all, "https://example.org/docs/");
    const addresses = [...(known["404.html"] ?? "").matchAll(/href="([^"#]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(all.length);
    expect(addresses.filter((address) => !/^(?:https:\/\/example\.org\/docs\/|data:,)/.test(address ?? ""))).toEqual(
      [],
    );
    expect(known["404.html"]).toContain('<meta name="robots" content="noindex">');
    expect(known["sitemap.xml"]).not.toContain("404");
  });

  it("fails for a phrase that a language of the spec lacks", async () => {
    const { navigation: _, ...phrases } = english.phrases;
    const page = { ...changes, locale: { ...english, phrases } };
    await expect(renderPages({ ...site, changes: [page] }, [page.locale, ...others], undefined)).rejects.toThrow();
  });
});
