import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSettings } from "../settings.ts";
import { readSite } from "../views/site-data.ts";
import { finishSite } from "./finish-pages.ts";

// What Astro writes for a site below a path: the addresses of its own files, before each page moves to its place.
const page = (
  file: string,
) => `<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"/><title>${file}</title><meta name="generator" content="Astro"/>
<meta name="description" content="About ${file}"/><link rel="canonical" href="https://example.org/docs/${file}"/>
<link rel="alternate" hreflang="de-DE" href="https://example.org/docs/${file.replace("en-US", "de-DE")}"/>
<meta property="og:url" content="https://example.org/docs/${file}"/></head><body><main><h1>${file}</h1>
<div class="sl-markdown-content"><a href="/docs/en-US/errors.html">Errors</a><a href="#part">Part</a><a href="https://example.com/a.html">More</a><table class="t"><tr><td>x</td></tr></table>
<figure><pre data-language="json"><code><div class="ec-line"><div class="code"><span style="--0:#fff">1</span></div></div></code></pre>
<div class="copy"><button data-code="1">Copy</button></div></figure></div></main></body></html>`;
const built = [
  "index.html",
  "en-US.html",
  "de-DE.html",
  "en-US/errors.html",
  "de-DE/errors.html",
  "en-US/errors/a.html",
  "de-DE/errors/a.html",
  "en-US/operations/b.html",
];

const folder = mkdtempSync(join(import.meta.dirname, "../../.finish-pages-"));
const read = (file: string) => readFileSync(join(folder, file), "utf8");
beforeAll(async () => {
  for (const file of built) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), page(file));
  }
  finishSite(folder, await readSite(), readSettings({ SITE_URL: "https://example.org/docs" }));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("names a page by the address that it is published under", () => {
  const html = read("en-US/errors/index.html");
  expect(html).toContain('<link rel="canonical" href="https://example.org/docs/en-US/errors/"/>');
  expect(html).toContain('hreflang="de-DE" href="https://example.org/docs/de-DE/errors/"');
  expect(html).toContain('<meta property="og:url" content="https://example.org/docs/en-US/errors/"');
  expect(html).toMatch(/<link rel="stylesheet" href="\.\.\/\.\.\/_astro\/site\.[0-9a-f]{8}\.css">/);
  expect(html).not.toContain("generator");
  expect(read("en-US/errors/a.html")).toContain("https://example.org/docs/en-US/errors/a.html");
  expect(read("en-US/index.html")).toContain('<a href="errors/index.html">Errors</a>');
});

it("moves a page to the folder of its name, and leaves no copy", () => {
  const pages = globSync("**/*.html", { cwd: folder }).map((file) => file.replaceAll("\\", "/"));
  expect(pages.sort()).toEqual([
    "de-DE/errors/a.html",
    "de-DE/errors/index.html",
    "de-DE/index.html",
    "en-US/errors/a.html",
    "en-US/errors/index.html",
    "en-US/index.html",
    "en-US/operations/b.html",
    "index.html",
  ]);
});

it("leaves the page that leads to a language without what the frame of the others shares", () => {
  expect(read("index.html")).toMatch(/<link rel="stylesheet" href="_astro\/styles\.[0-9a-f]{8}\.css">/);
  expect(read("en-US/index.html")).toMatch(/<link rel="stylesheet" href="\.\.\/_astro\/site\.[0-9a-f]{8}\.css">/);
  expect(globSync("index.md", { cwd: folder })).toEqual([]);
});

it("lets what scrolls have the focus, and takes styles and copies of code out of each tag", () => {
  for (const file of ["en-US/index.html", "de-DE/errors/a.html"]) {
    const html = read(file);
    expect(html).toContain('<pre tabindex="0" data-language="json">');
    expect(html).toContain('<table tabindex="0" class="t">');
    expect(html).toContain("<button>Copy</button>");
    expect(html).toMatch(/<span class="s-0">1<\/span>/);
  }
});

it("lets only the pages of the operations call the mock", () => {
  const policyOf = (file: string) => /content="([^"]*connect-src[^"]*)"/.exec(read(file))?.[1];
  expect(policyOf("en-US/operations/b.html")).toBeDefined();
  expect(policyOf("en-US/errors/a.html")).toBeDefined();
  expect(policyOf("en-US/operations/b.html")).not.toBe(policyOf("en-US/errors/a.html"));
});

it("leads from Markdown to Markdown, to what only the page has there, and to other sites as before", () => {
  expect(read("en-US/index.md")).toContain(
    "[Errors](errors/index.md)[Part](index.html#part)[More](https://example.com/a.html)",
  );
  expect(read("en-US/errors/a.md")).toContain("[Errors](index.md)[Part](a.html#part)");
});

it("leads from the one file by whole addresses", () => {
  const [whole, errors] = [read("llms-full.txt"), "[Errors](https://example.org/docs/en-US/errors/index.md)"];
  expect(whole).toContain(`${errors}[Part](https://example.org/docs/en-US/errors/a.html#part)`);
  expect(whole.split(errors)).toHaveLength(5);
  expect(whole).not.toMatch(/\]\((?!https:)/);
});

it("lists every page for search engines and language models, by whole addresses", () => {
  const listed = [...read("sitemap.xml").matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
  const pages = [
    "",
    "de-DE/",
    "de-DE/errors/",
    "de-DE/errors/a.html",
    "en-US/",
    "en-US/errors/",
    "en-US/errors/a.html",
    "en-US/operations/b.html",
  ];
  expect(listed.sort()).toEqual(pages.map((path) => `https://example.org/docs/${path}`));
  expect(read("robots.txt")).toContain("Sitemap: https://example.org/docs/sitemap.xml");
  expect(read("llms.txt")).toContain("](https://example.org/docs/en-US/errors/index.md)");
});

it("gives the feed and its entries ids that lead to the page of the changes", () => {
  const feed = read("changes.xml");
  expect(feed).toContain("<id>https://example.org/docs/en-US/changes.html</id>");
  expect(feed).toContain('<link rel="self" href="https://example.org/docs/changes.xml"/>');
  expect(feed).toMatch(/<id>https:\/\/example\.org\/docs\/en-US\/changes\.html#v\d[^<]*<\/id>/);
});
