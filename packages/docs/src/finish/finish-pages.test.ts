import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
<div class="sl-markdown-content"><a href="/docs/en-US/errors.html">Errors</a></div></main></body></html>`;
const built = [
  "en-US.html",
  "de-DE.html",
  "en-US/errors.html",
  "de-DE/errors.html",
  "en-US/errors/a.html",
  "de-DE/errors/a.html",
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
  expect(html).toContain('<link rel="stylesheet" href="../../_astro/site.css">');
  expect(html).not.toContain("generator");
  expect(read("en-US/errors/a.html")).toContain("https://example.org/docs/en-US/errors/a.html");
  expect(read("en-US/index.html")).toContain('<a href="errors/index.html">Errors</a>');
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
  ];
  expect(listed.sort()).toEqual(pages.map((path) => `https://example.org/docs/${path}`));
  expect(read("robots.txt")).toContain("Sitemap: https://example.org/docs/sitemap.xml");
  expect(read("llms.txt")).toContain("](https://example.org/docs/en-US/errors/index.md)");
});

it("gives the feed and its entries ids that lead to the page of the changes", () => {
  const feed = read("changes.xml");
  expect(feed).toContain("<id>https://example.org/docs/en-US/changes.html</id>");
  expect(feed).toMatch(/<id>https:\/\/example\.org\/docs\/en-US\/changes\.html#v\d[^<]*<\/id>/);
});
