import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { errata } from "@partner-qualification/exchanges";
import { locales, operations, readDescription } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { headingFragments } from "./finish/heading-fragments.ts";
import { once } from "./finish/once.ts";
import { siteFolder } from "./site-folder.ts";
import { erratumText, readErrata } from "./translations/erratum-text.ts";

const files = new Set(globSync("**/*.*", { cwd: siteFolder }).map((file) => file.replaceAll("\\", "/")));
const read = (file: string) => readFileSync(join(siteFolder, file), "utf8");
const listed = (pattern: RegExp) => [...files].filter((file) => pattern.test(file)).sort();
const pages = new Map(listed(/\.html$/).map((file) => [file, read(file)]));
const onePage = [...locales.map(({ code }) => `${code}/interactive.html`), "mock-control.html"];
const missing = listed(/(?:^|\/)404\.html$/);
const framed = [...pages.keys()].filter((file) => !onePage.includes(file) && file !== "index.html");
const readable = framed.filter((file) => !missing.includes(file));

const withoutFences = (markdown: string): string => markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, "");

/** The places of a page that a fragment can name; those of a one-page view are its operations, those of Markdown its headings. */
const placesOf = once((file) => {
  if (onePage.includes(file)) return new Set(operations.map(({ tag, id }) => `/${tag}/${id.toLowerCase()}`));
  if (file.endsWith(".md")) {
    const headings = [...withoutFences(read(file)).matchAll(/^#+ (.*)$/gm)].map(([, words = ""]) => words);
    return new Set(headingFragments(headings));
  }
  return new Set([...read(file).matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));
});

/** Microsoft's pages for readers, which the spec and the guides link to; and the specifications that they name. */
const outside = /^https:\/\/(?:(?:learn|partner|entra|docs|www)\.microsoft\.com|github\.com|www\.npmjs\.com)(?:\/|$)/;

const targetOf = (file: string, path: string): string => {
  if (path === "") return file;
  return path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(file), path);
};

/** The addresses in a file that lead nowhere: not to a file of the site, nor to one of Microsoft's pages. */
const broken = (file: string, addresses: Iterable<string>): string[] =>
  [...addresses].filter((address) => {
    if (/^[a-z]+:/.test(address)) return !outside.test(address);
    const [path = "", fragment] = address.split("#");
    const target = targetOf(file, path);
    return !files.has(target) || (fragment !== undefined && fragment !== "" && !placesOf(target).has(fragment));
  });

const addressesOf = (html: string): string[] =>
  [...html.matchAll(/<[^>]*\s(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));

it.each(locales)("names Partner Center by its name in $code once per page", async ({ code }) => {
  const { "x-phrases": phrases } = await readDescription(code);
  const [, name] = /Partner Center \((.+?)\)/.exec(phrases["not-by-microsoft"] ?? "") ?? [];
  expect(name === undefined).toBe(["en-US", "de-DE"].includes(code));
  const ownPages = framed.filter((file) => file.startsWith(`${code}/`));
  expect(ownPages.length).toBeGreaterThan(100);
  if (name) expect(ownPages.filter((file) => pages.get(file)?.split(name).length !== 2)).toEqual([]);
});

describe("every address", () => {
  it("in the pages of the frame leads to a file of the site, and to a place that it has", () => {
    const lost = framed.flatMap((file) => {
      const addresses = addressesOf(pages.get(file) ?? "");
      expect(addresses.length, file).toBeGreaterThan(20);
      return broken(file, new Set(addresses)).map((address) => `${file}: ${address}`);
    });
    expect(lost).toEqual([]);
  });

  it("in Markdown does, too", () => {
    const markdown = listed(/\.md$|^llms(?:-full)?\.txt$/);
    expect(markdown.length).toBe(readable.length + 2);
    const linksOf = (file: string) =>
      [...withoutFences(read(file)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = ""]) => address);
    const lost = markdown.flatMap((file) => broken(file, linksOf(file)).map((address) => `${file}: ${address}`));
    expect(lost).toEqual([]);
    expect(linksOf("llms-full.txt").length).toBeGreaterThan(900);
    for (const address of ["workflows.md#education-is-approved", "errata.md#trailing-comma-in-json"])
      expect(markdown.flatMap(linksOf)).toContain(`../${address}`);
  });

  it("is none of the host's root, but on the pages that hosts show at any address", () => {
    const rooted = [...pages].filter(([, html]) => /\s(?:href|src)="\//.test(html)).map(([file]) => file);
    expect(rooted.sort()).toEqual(missing);
  });

  it("of another language of a page is one of the site", () => {
    for (const file of readable) {
      const values = [...(pages.get(file) ?? "").matchAll(/<option value="([^"]*\.html)"/g)].map(
        ([, value = ""]) => value,
      );
      expect(values.length, file).toBe(2 * locales.length);
      expect(broken(file, values)).toEqual([]);
    }
  });

  it("of a page in each other language stands at its end for readers without a script", () => {
    for (const file of framed) {
      const html = pages.get(file) ?? "";
      const [, own = ""] = /<html lang="([^"]*)"/.exec(html) ?? [];
      const [, ending = ""] = /<noscript><nav class="imprint"[^>]*>(.*?)<\/noscript>/s.exec(html) ?? [];
      const links = [...ending.matchAll(/<a href="([^"]*)" lang="([^"]*)"/g)].map(([, address = "", lang = ""]) => [
        lang,
        targetOf(file, address),
      ]);
      const path = file.replace(`${own}/`, "");
      const others = locales.filter(({ code }) => code !== own);
      expect(links, file).toEqual(others.map(({ code }) => [code, `${code}/${path}`]));
    }
  });

  it("from the menu of a one-page view is a place of it, for readers without a script and on any host", () => {
    for (const file of onePage) {
      const [frame = "", content = ""] = (pages.get(file) ?? "").split('<div id="redoc">');
      expect(broken(file, addressesOf(frame)), file).toEqual([]);
      const menu = [...content.matchAll(/ class="sc-[^"]*" href="(#[^"]*)" data-discover/g)].map(
        ([, address]) => address,
      );
      expect(menu, file).toContain("#/");
      expect(menu.length, file).toBeGreaterThan(1);
    }
  });
});

describe("a page", () => {
  it("has one heading, its language, a description of its own and its Markdown", () => {
    const descriptions = new Map<string, string[]>();
    const note = (file: string, html: string) => {
      const description = /<meta name="description" content="([^"]+)"/.exec(html)?.[1] ?? "";
      const key = `${file.split("/")[0]} ${description}`;
      descriptions.set(key, [...(descriptions.get(key) ?? []), file]);
    };
    for (const file of onePage) note(file, pages.get(file) ?? "");
    for (const file of readable) {
      const html = pages.get(file) ?? "";
      expect(html.match(/<h1/g), file).toHaveLength(1);
      expect(html, file).toContain(`<html lang="${file.split("/")[0]}"`);
      expect(files, file).toContain(file.replace(/html$/, "md"));
      note(file, html);
    }
    expect([...descriptions.values()].filter((same) => same.length > 1)).toEqual([]);
  });

  it("has no empty piece of code", () => {
    for (const file of framed) expect(pages.get(file), file).not.toMatch(/<code[^>]*>\s*<\/code>/);
  });

  it("runs no script that its policy does not name, and has no inline style", () => {
    for (const [file, html] of pages) {
      if (onePage.includes(file)) continue;
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
      expect(policy, file).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/);
      expect(policy, file).not.toContain("unsafe-inline");
      expect(html.replace(/<script\b[\s\S]*?<\/script>/g, ""), file).not.toMatch(/<[^>]+\s(?:on[a-z]+|style)="/);
    }
  });

  it("has a title that no other page of its language has", () => {
    const titles = readable.map(
      (file) => `${file.split("/")[0]} ${/<title>(.*)<\/title>/.exec(pages.get(file) ?? "")?.[1]}`,
    );
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it("is there in every language", () => {
    const inEnglish = readable.filter((file) => file.startsWith("en-US/"));
    expect(inEnglish.length).toBeGreaterThan(100);
    for (const { code } of locales) for (const file of inEnglish) expect(files).toContain(file.replace("en-US", code));
  });

  it("says of what is English on it that it is", () => {
    for (const { code } of locales) {
      const html = pages.get(`${code}/errata.html`) ?? "";
      for (const erratum of errata) {
        const { id } = erratum;
        const { lang } = erratumText(erratum, readErrata(code), code);
        const mark = lang === code ? "" : ` lang="${lang}"`;
        expect(html.includes(`<h2 id="${id}"${mark}>`), `${code} ${id}`).toBe(true);
        const links = html.match(new RegExp(`<a href="#${id}"[^>]*>`, "g")) ?? [];
        expect(links.length, id).toBeGreaterThan(0);
        expect(links.filter((link) => !link.includes(mark))).toEqual([]);
      }
    }
  });

  it("of an operation leads to the one-page view, and that to the page", () => {
    for (const { code } of locales) {
      const ofOperations = readable.filter((file) => file.startsWith(`${code}/operations/`));
      expect(ofOperations).toHaveLength(operations.length);
      for (const file of ofOperations) {
        expect(read(`${code}/interactive.js`)).toContain(`](${file.slice(code.length + 1)})`);
        expect(pages.get(file)).toMatch(/href="\.\.\/interactive\.html#\/[a-z-]+\/[a-z]+"/);
      }
    }
  });

  it("is in the list for language models, whatever its language", () => {
    const inList = [...read("llms.txt").matchAll(/\]\(([^)]+\.md)\)/g)].map(([, file]) => file);
    expect(inList.sort()).toEqual(listed(/\.md$/));
  });
});

it("the page of the changes, and no other, names their feed", () => {
  const naming = framed.filter((file) =>
    /<link rel="alternate" type="application\/atom\+xml"/.test(pages.get(file) ?? ""),
  );
  expect(naming).toEqual(locales.map(({ code }) => `${code}/changes.html`).sort());
});

it("has a page for every operation, schema, error and exchange", () => {
  const count = (folder: string) => readable.filter((file) => file.startsWith(`en-US/${folder}/`)).length;
  expect(count("operations")).toBe(operations.length);
  const description = JSON.parse(read("en-US/openapi.json")) as {
    components: { schemas: object; examples: Record<string, unknown> };
  };
  expect(count("schemas")).toBe(Object.keys(description.components.schemas).length);
  const errors = Object.keys(description.components.examples).filter((name) => name.startsWith("error-"));
  expect(count("errors")).toBe(errors.length + 1);
});
