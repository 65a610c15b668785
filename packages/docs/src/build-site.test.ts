import { globSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { description, locales, readDescription } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { hashedName } from "./finish/name-by-content.ts";
import { siteFolder } from "./site-folder.ts";

const read = (file: string) => readFileSync(join(siteFolder, file), "utf8");
const size = (file: string) => readFileSync(join(siteFolder, `${file}.br`)).byteLength;

/** The styles, scripts and icons that a page loads, and what those load in turn. */
const assetsOf = (page: string): Set<string> => {
  const found = new Set<string>();
  const add = (from: string, pattern: RegExp) => {
    for (const [, address = ""] of read(from).matchAll(pattern)) {
      const file = posix.join(posix.dirname(from), address);
      if (found.has(file)) continue;
      found.add(file);
      if (file.endsWith(".js")) add(file, /\b(?:from|import)"([^"]+\.js)"/g);
    }
  };
  add(page, /(?:<link rel="stylesheet" href|<script(?: type="module")? src|<use href)="([^"#]+)/g);
  return found;
};

const sum = (files: Iterable<string>) => [...files].reduce((all, file) => all + size(file), 0);

describe("the built site", () => {
  it("has a folder for each language, and the files that all share", () => {
    expect(readdirSync(siteFolder).filter((file) => !file.endsWith(".br"))).toEqual(
      [
        "404.html",
        "_astro",
        "changes.xml",
        ...locales.map(({ code }) => code),
        "favicon.svg",
        "index.html",
        "llms-full.txt",
        "llms.txt",
        "mock",
        "mock-control.html",
        "mock-control.js",
        "notices.txt",
        "pagefind",
        "redoc",
        "robots.txt",
        "search.css",
        "social-card.png",
      ].sort(),
    );
  });

  it("has beside each file its brotli form, but for those of the search, which are packed", () => {
    const packed = globSync("**/*.br", { cwd: siteFolder });
    expect(packed.length).toBeGreaterThan(100);
    for (const file of packed) {
      const unpacked = brotliDecompressSync(readFileSync(join(siteFolder, file)));
      expect(unpacked.equals(readFileSync(join(siteFolder, file.replace(/\.br$/, "")))), file).toBe(true);
    }
    const plain = globSync("**/*.{html,md,txt,js,css,json,svg,xml}", { cwd: siteFolder });
    expect(plain.length).toBe(packed.length);
  });

  it("names an asset by what it holds at last, for a browser keeps it for good", () => {
    const names = readdirSync(join(siteFolder, "_astro")).filter((name) => !name.endsWith(".br"));
    const own = names.flatMap((name) => {
      const [, start = "", hash, end = ""] = /^(site|styles|icons|inline)\.([0-9a-f]{8})(\.\w+)$/.exec(name) ?? [];
      return hash ? [{ name, plain: start + end }] : [];
    });
    expect(new Set(own.map(({ plain }) => plain))).toEqual(
      new Set(["site.css", "site.js", "styles.css", "icons.svg", "inline.js"]),
    );
    for (const { name, plain } of own) expect(hashedName(plain, read(`_astro/${name}`))).toBe(name);
    // The files of Expressive Code are changed after Astro has named them: they are parts of these.
    expect(names.filter((name) => name.startsWith("ec."))).toEqual([]);
  });

  it("has the short names of classes in its styles, as in its pages", () => {
    const styles = globSync("**/*.css", { cwd: siteFolder });
    expect(styles.length).toBeGreaterThan(2);
    expect(styles.filter((file) => /\.astro-\w{8}\b/.test(read(file)))).toEqual([]);
  });

  it("says in the language of a page how to copy its code, and what a terminal is", () => {
    const words = locales.map(({ code }) => {
      const pages = globSync(`${code}/**/*.html`, { cwd: siteFolder }).map(read).join("");
      const found = pages.matchAll(
        /<button title="([^"]*)" data-copied="([^"]*)"|class="sr-only">([^<]*)<\/span><\/figcaption>/g,
      );
      return new Set([...found].flatMap(([, ...texts]) => texts.filter((text) => text !== undefined)));
    });
    expect(words.map(({ size }) => size)).toEqual(locales.map(() => 3));
    expect(new Set(words.flatMap((texts) => [...texts])).size).toBe(3 * locales.length);
  });

  it("names the link to a heading of a guide by the heading", () => {
    const guides = globSync("*/guides/**/*.html", { cwd: siteFolder }).map(read);
    const link =
      /<h(\d) id="[^"]*">((?:(?!<\/h\1>).)*)<\/h\1><a class="sl-anchor-link[^>]*>.*?<span class="sr-only" data-pagefind-ignore>(.*?)<\/span>/g;
    const named = guides.flatMap((guide) => [...guide.matchAll(link)].map(([, , heading, name]) => [heading, name]));
    expect(named.length).toBeGreaterThan(locales.length * 20);
    const text = (html = "") => html.replace(/<[^>]*>/g, "");
    expect(named.map(([, name]) => name)).toEqual(named.map(([heading]) => text(heading)));
  });

  it("makes a reader wait for few bytes: at most 40 kB for the first page, and 15 kB for a further one", () => {
    // The one-page view shows all operations at once, by a program of its own.
    const files = globSync("*/**/*.html", { cwd: siteFolder }).filter(
      (file) => !/(?:interactive|404)\.html$/.test(file),
    );
    const pages = files.map((file) => ({ file, assets: [...assetsOf(file)] }));
    // Whichever page was the first, it has these.
    const shared = pages.reduce(
      (all, { assets }) => all.filter((asset) => assets.includes(asset)),
      pages[0]?.assets ?? [],
    );
    expect(shared.length).toBeGreaterThan(5);
    const large = pages.filter(({ file, assets }) => sum([file, ...assets]) > 40_000);
    const larger = pages.filter(
      ({ file, assets }) => sum([file, ...assets.filter((one) => !shared.includes(one))]) > 15_000,
    );
    expect([...large, ...larger].map(({ file }) => file)).toEqual([]);
  });

  it("ends each page with its document", () => {
    const pages = globSync("**/*.html", { cwd: siteFolder });
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.filter((page) => !/<\/html>\s*$/.test(read(page)))).toEqual([]);
  });

  it("breaks no line of code: a long one scrolls", () => {
    const pages = globSync("*/**/*.html", { cwd: siteFolder }).map(read);
    const blocks = pages.flatMap((page) => page.match(/<pre [^>]*data-language[^>]*>/g) ?? []);
    expect(blocks.length).toBeGreaterThan(1000);
    expect(blocks.filter((block) => /\sclass="(?:[^"]* )?wrap"/.test(block))).toEqual([]);
    expect(blocks.filter((block) => !block.includes(' tabindex="0"'))).toEqual([]);
    // What would align the parts of a line that is broken.
    expect(pages.filter((page) => /\sclass="indent"/.test(page))).toHaveLength(0);
  });

  it("gives the search the words of each language", async () => {
    for (const { code } of locales) {
      const { "x-phrases": phrases } = await readDescription(code);
      const [, words = "{}"] = /<site-search [^>]*data-translations="([^"]*)"/.exec(read(`${code}/index.html`)) ?? [];
      expect(JSON.parse(words.replaceAll("&quot;", '"').replaceAll("&#39;", "'")), code).toMatchObject({
        clear_search: phrases["search-clear"],
        load_more: phrases["search-more"],
        zero_results: phrases["search-none"]?.replace("{words}", "[SEARCH_TERM]"),
        many_results: phrases["search-many"]?.replace("{count}", "[COUNT]").replace("{words}", "[SEARCH_TERM]"),
      });
    }
  });

  it("brings the licenses of what it contains", () => {
    expect(read("redoc/notices.txt")).toContain("redoc@3.0.1");
    expect(read("notices.txt")).toMatch(/^@astrojs\/starlight \S+ \(MIT\)/m);
    expect(read("notices.txt")).toMatch(/^@pagefind\/default-ui \S+ \(MIT\)/m);
  });

  it("leaves no address that a script or page would load from another host", () => {
    for (const file of [
      "en-US/interactive.html",
      "en-US/interactive.js",
      "redoc/redoc.standalone.js",
      "redoc/redoc.css",
    ])
      expect(read(file), file).not.toMatch(/cdn\.redoc|otel\.cloud|fonts\.g/);
  });

  it("offers each description as a file, the words included", () => {
    expect(JSON.parse(read("en-US/openapi.json"))).toEqual(description);
  });

  it("shows the version of the spec as the newest of the changes, on the page and in the feed", () => {
    expect(/^## (\S+)/m.exec(read("en-US/changes.md"))?.[1]).toBe(description.info.version);
    expect(/<entry>[\s\S]*?<title>([^<]+)<\/title>/.exec(read("changes.xml"))?.[1]).toBe(description.info.version);
  });
});
