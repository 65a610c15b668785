import { describe, expect, it } from "vitest";
import { markdownLinks } from "./markdown-links.ts";

const page = (content: string) => `<h1>Title</h1><div class="sl-markdown-content">${content}</div>`;
const pages = new Map([
  ["en/index.html", page('<h2 id="start">First call</h2><form id="form"></form>')],
  ["en/errors/index.html", page('<h2 id="status-400">400 Bad Request</h2>')],
  ["en/errors/a.html", page("<p>x</p>")],
]);

describe("a link of the Markdown", () => {
  const { linkFrom, linkFromRoot } = markdownLinks(pages, undefined);
  const whole = markdownLinks(pages, new URL("https://example.org/docs/"));

  it.each([
    ["a page", "../index.html", "../index.md", "en/index.md"],
    ["a heading", "../index.html#start", "../index.md#first-call", "en/index.md#first-call"],
    ["a heading by an encoded id", "../index.html#st%61rt", "../index.md#first-call", "en/index.md#first-call"],
    ["a heading of its page", "#status-400", "#400-bad-request", "en/errors/index.md#400-bad-request"],
    ["what only the page has", "../index.html#form", "../index.html#form", "en/index.html#form"],
    ["what only its page has", "#form", "index.html#form", "en/errors/index.html#form"],
    ["a file without Markdown", "../openapi.json", "../openapi.json", "en/openapi.json"],
    ["a place of such a file", "../all.html#/a/b", "../all.html#/a/b", "en/all.html#/a/b"],
  ])("leads to %s", (_, address, link, fromRoot) => {
    expect(linkFrom("en/errors/index.html", address)).toBe(link);
    expect(linkFromRoot("en/errors/index.html", address)).toBe(fromRoot);
    expect(whole.linkFrom("en/errors/index.html", address)).toBe(link);
    expect(whole.linkFromRoot("en/errors/index.html", address)).toBe(`https://example.org/docs/${fromRoot}`);
  });

  it("leads to other sites as the page does", () => {
    for (const address of ["https://example.com/index.html#start", "mailto:a@example.com"])
      for (const links of [linkFrom, linkFromRoot, whole.linkFromRoot])
        expect(links("en/index.html", address)).toBe(address);
  });
});
