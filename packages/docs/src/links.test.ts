import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { locales, operations } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { siteFolder } from "./site-folder.ts";

const files = globSync("**/*.{html,md,txt,json,js,css}", { cwd: siteFolder }).map((file) => file.replaceAll("\\", "/"));
const read = (file: string) => readFileSync(join(siteFolder, file), "utf8");
const pages = new Map(files.filter((file) => file.endsWith(".html")).map((file) => [file, read(file)]));
const references = [...locales.map(({ code }) => `${code}/index.html`), "mock-control.html"];
const others = [...references, "index.html", "404.html", "en-US/try-it.html"];
const plain = [...pages].filter(([file]) => !others.includes(file));

const fragments = new Set(operations.map(({ tag, id }) => `/${tag}/${id.toLowerCase()}`));
const hasFragment = (file: string, fragment: string) =>
  (references.includes(file) && fragments.has(fragment)) || read(file).includes(` id="${fragment}"`);

/** Microsoft's pages for readers, which the spec and the guides link to. */
const outside = ["learn.microsoft.com", "partner.microsoft.com", "entra.microsoft.com"];

/** The addresses in a file that lead nowhere: not to a file of the site, nor to one of Microsoft's pages. */
const broken = (file: string, addresses: Iterable<string>): string[] =>
  [...addresses].filter((address) => {
    if (address.startsWith("https://")) return !outside.includes(new URL(address).hostname);
    if (address.startsWith("data:")) return address !== "data:,";
    const [path = "", fragment] = address.split("#");
    const target = path === "" ? file : posix.join(posix.dirname(file), path);
    return !files.includes(target) || (fragment !== undefined && !hasFragment(target, fragment));
  });

describe("every address", () => {
  it.each(plain)("in %s leads to a file of the site, and to a place that it has", (file, html) => {
    const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address);
    expect(addresses.length).toBeGreaterThan(8);
    expect(broken(file, addresses)).toEqual([]);
  });

  it("in Markdown does, too", () => {
    const markdown = files.filter((file) => file.endsWith(".md") || file === "llms.txt");
    expect(markdown.length).toBeGreaterThan(plain.length);
    const lost = markdown.flatMap((file) => {
      const links = [
        ...read(file)
          .replace(/```[\s\S]*?```/g, "")
          .matchAll(/\]\(([^)\s]+)\)/g),
      ];
      return broken(
        file,
        links.map(([, address = ""]) => address),
      ).map((address) => `${file}: ${address}`);
    });
    expect(lost).toEqual([]);
  });

  it("from the menu of a reference is a place of the page, for readers without a script and on any host", () => {
    for (const file of references) {
      const [, content = ""] = (pages.get(file) ?? "").split('<div id="redoc">');
      const menu = [...content.matchAll(/ class="sc-[^"]*" href="(#[^"]*)" data-discover/g)].map(
        ([, address]) => address,
      );
      expect(menu, file).toContain("#/");
      expect(menu.length, file).toBeGreaterThan(1);
    }
  });

  it("is none of the host's root, but on the page that hosts show at any address", () => {
    const rooted = [...pages].filter(([, html]) => /(?:href|src)="\//.test(html)).map(([file]) => file);
    expect(rooted).toEqual(["404.html"]);
    const addresses = [...read("404.html").matchAll(/(?:href|src)="\/([^"]*)"/g)].map(([, address = ""]) => address);
    expect(addresses.length).toBeGreaterThan(locales.length);
    expect(broken("404.html", addresses)).toEqual([]);
  });

  it("before the content of a reference does, too", () => {
    for (const file of references) {
      const [frame = ""] = (pages.get(file) ?? "").split('<div id="redoc">');
      const addresses = [...frame.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address);
      expect(addresses.length).toBeGreaterThan(8);
      expect(broken(file, addresses), file).toEqual([]);
    }
  });
});

describe("a page", () => {
  it.each(plain)("%s runs no script, has one heading, its language and its Markdown", (file, html) => {
    expect(html).not.toMatch(/<script|\son\w+=|\sstyle=/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain(`<html lang="${file.split("/")[0]}">`);
    expect(html).toContain("default-src &#39;none&#39;; style-src &#39;self&#39;;");
    expect(files).toContain(file.replace(/html$/, "md"));
  });

  it("about the mock is not part of the reference, but language models find it", () => {
    expect(pages.get("en-US/index.html")).toContain('<a href="index.html" aria-current="true">Reference</a>');
    expect(pages.get("mock-control.html")).toContain('<a href="en-US/index.html">Reference</a>');
    expect(read("llms.txt")).toContain("](mock-control.html)");
  });

  it("is in the list for language models, whatever its language", () => {
    const listed = [...read("llms.txt").matchAll(/\]\(([^)]+\.md)\)/g)].map(([, file]) => file);
    expect(listed.sort()).toEqual(files.filter((file) => file.endsWith(".md")).sort());
  });

  it("of an operation leads to the interactive reference, and that to the page", () => {
    for (const { code } of locales) {
      const pagesOfOperations = files.filter(
        (file) => file.startsWith(`${code}/operations/`) && file.endsWith(".html"),
      );
      expect(pagesOfOperations).toHaveLength(operations.length);
      for (const file of pagesOfOperations) {
        expect(read(`${code}/reference.js`)).toContain(`](${file.slice(code.length + 1)})`);
        expect(pages.get(file)).toMatch(/href="\.\.\/index\.html#\/[a-z-]+\/[a-z]+"/);
      }
    }
  });

  it("has a title that no other page of its language has", () => {
    const titles = [...pages].map(([file, html]) => `${file.split("/")[0]} ${/<title>(.*)<\/title>/.exec(html)?.[1]}`);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it("of the spec is there in every language, and each names all the others", () => {
    const inEnglish = [...pages.keys()].filter((file) =>
      /^en-US\/(operations|schemas|errors|overview|index)/.test(file),
    );
    expect(inEnglish.length).toBeGreaterThan(40);
    for (const { code } of locales) {
      for (const file of inEnglish) {
        const html = pages.get(file.replace("en-US", code)) ?? "";
        const named = [...html.matchAll(/rel="alternate" hreflang="([^"]+)"/g)].map(([, one]) => one);
        expect(named, file).toEqual([...locales.map((locale) => locale.code), "x-default"]);
      }
    }
  });
});

it("has a page for every operation, schema, error and exchange", () => {
  const count = (folder: string) => [...pages.keys()].filter((file) => file.startsWith(`en-US/${folder}/`)).length;
  expect(count("operations")).toBe(operations.length);
  const description = JSON.parse(read("en-US/openapi.json")) as {
    components: { schemas: object; examples: Record<string, unknown> };
  };
  expect(count("schemas")).toBe(Object.keys(description.components.schemas).length);
  const errors = Object.keys(description.components.examples).filter((name) => name.startsWith("error-"));
  expect(count("errors")).toBe(errors.length + 1);
});
