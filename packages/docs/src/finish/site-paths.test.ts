import { describe, expect, it } from "vitest";
import { sitePaths } from "./site-paths.ts";
import { sitemap } from "./sitemap.ts";

const built = ["404.html", "index.html", "en-US.html", "en-US/errors.html", "en-US/errors/throttled.html"];

describe("sitePaths", () => {
  const { fileOf, linkFrom } = sitePaths(built, "/", undefined);

  it("makes the page of a folder its index, as HTML and as Markdown", () => {
    expect(fileOf("en-US.html")).toBe("en-US/index.html");
    expect(fileOf("en-US/errors.md")).toBe("en-US/errors/index.md");
    expect(fileOf("en-US/errors/throttled.html")).toBe("en-US/errors/throttled.html");
  });

  it("leads from page to page by relative addresses, so that the site works under any path", () => {
    const from = "en-US/errors/throttled.html";
    expect(linkFrom(from, "/en-US.html#start")).toBe("../index.html#start");
    expect(linkFrom(from, "/_astro/a.css")).toBe("../../_astro/a.css");
    expect(linkFrom(from, "/en-US/errors/throttled.html")).toBe("throttled.html");
    expect(linkFrom("en-US/index.html", "/en-US/errors.html")).toBe("errors/index.html");
  });

  it("leaves fragments, relative addresses and other hosts as they are", () => {
    for (const address of ["#top", "b.html", "https://example.org/en-US.html"])
      expect(linkFrom("en-US/index.html", address)).toBe(address);
  });

  it("leads from the root where hosts show a page at any address", () => {
    expect(linkFrom("404.html", "/en-US.html")).toBe("/en-US/index.html");
    expect(linkFrom("en-US/404.html", "/en-US/errors.html#top")).toBe("/en-US/errors/index.html#top");
  });
});

describe("below an address that is known", () => {
  const site = new URL("https://example.org/docs/");
  const paths = sitePaths(built, "/docs/", site.href);

  it("leads to the pages of the site, and to nothing beside it", () => {
    expect(paths.linkFrom("en-US/index.html", "/docs/en-US/errors.html")).toBe("errors/index.html");
    expect(paths.linkFrom("en-US/index.html", "/docs/")).toBe("../index.html");
    expect(paths.linkFrom("en-US/index.html", "/other/")).toBe("/other/");
    expect(paths.linkFrom("404.html", "/docs/en-US.html")).toBe("/docs/en-US/index.html");
  });

  it("names pages by whole addresses where a page has one", () => {
    expect(paths.linkFrom("a.html", "https://example.org/docs/en-US.html")).toBe("https://example.org/docs/en-US/");
    expect(paths.linkFrom("a.html", "https://example.org/docs/en-US/errors/throttled.html#a")).toBe(
      "https://example.org/docs/en-US/errors/throttled.html#a",
    );
    expect(paths.linkFrom("a.html", "https://example.org/en-US.html")).toBe("https://example.org/en-US.html");
  });

  it("lists the pages for search engines", () => {
    expect(sitemap(["en-US/index.html", "en-US/errors/throttled.html"], paths, site)).toContain(
      "<url><loc>https://example.org/docs/en-US/</loc></url>\n<url><loc>https://example.org/docs/en-US/errors/throttled.html</loc></url>",
    );
  });
});
