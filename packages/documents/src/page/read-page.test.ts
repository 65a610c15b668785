import { describe, expect, it } from "vitest";
import { buildPage, customers, request, response } from "../testing/build-page.ts";
import { read } from "../testing/register.ts";
import { findMessages, findSyntax } from "./find-messages.ts";
import { largestPage, readPage } from "./read-page.ts";

const get = request(`GET ${customers}/<customer-tenant-id>/qualification`);
const education = response('"education"');
const syntax: [string, string] = ["GET", "{baseURL}/v1/customers/{customer-tenant-id}/qualification HTTP/1.1"];
const markdown = buildPage({ date: "12/07/2020", locale: "pl-PL", syntax, messages: [get, education] });

const html = `<!DOCTYPE html><html lang="en"><head><meta name="ms.date" content="2026-02-11T00:00:00Z">
<meta name="locale" content="pl-pl"><link rel="canonical" href="https://learn.microsoft.com/pl-pl/partner-center/x">
</head><body><nav><h1>Menu</h1><pre>PUT ${customers}/1 HTTP/1.1\nA: b</pre></nav><main><h1>Title</h1>
<table><tr><th>Method</th><th>Request URI</th></tr><tr><td>GET</td><td><a>{baseURL}</a>${syntax[1].slice(9)}</td></tr>
</table><pre><code class="lang-http">${get.replaceAll("<", "&lt;")}</code></pre>
<pre><code>${education}</code></pre></main></body></html>`;

describe("readPage", () => {
  it.each([
    ["Markdown", markdown],
    ["Markdown with CRLF and a byte order mark", `\uFEFF${markdown.replaceAll("\n", "\r\n")}`],
    ["text", `A page\n\n${syntax.join(" | ")}\n\nExample\n\n${get}\n\nResponse\n\n${education}\n\nSee also`],
    ["HTML", html],
  ])("finds the same messages and request syntax in %s", (_, text) => {
    const page = read(text);
    expect(findMessages(page)).toEqual([
      { kind: "request", text: get },
      { kind: "response", text: education },
    ]);
    expect(findSyntax(page)).toEqual([syntax.join(" ")]);
  });

  it("reads what a page says about itself", () => {
    expect(read(markdown, "folder/get--pl.md")).toMatchObject({
      name: "get--pl",
      revision: "2020-12-07",
      locale: "pl-PL",
    });
    const address = "https://learn.microsoft.com/pl-pl/partner-center/x";
    expect(read(html)).toMatchObject({ title: "Title", revision: "2026-02-11", locale: "pl-pl", address });
  });

  it.each([
    ["6/3/2022", "2022-06-03"],
    ["06/28/2022", "2022-06-28"],
    ["2023-07-28", "2023-07-28"],
    ["June 2022", undefined],
  ])("reads the date %s", (date, revision) => {
    expect(read(buildPage({ date })).revision).toBe(revision);
  });

  it("leaves out the English original beside a translation", () => {
    const hidden = '<span class="sxs-lookup"><span data-stu-id="a">Original</span></span>';
    const { blocks } = read(`# <span data-ttu-id="a">Tytuł</span>${hidden}`);
    expect(blocks).toEqual([{ kind: "heading", text: "Tytuł" }]);
  });

  it("joins the server and the path of the request syntax, which a link and a space can separate", () => {
    const page = read("| Method | URI |\n|---|---|\n| **PUT** | [*{baseURL}*](urls.md) /v1/x http/1.1 |");
    expect(findSyntax(page)).toEqual(["PUT {baseURL}/v1/x http/1.1"]);
  });

  it("leaves out the navigation of a page in HTML without a main part", () => {
    const { blocks } = read("<html><body><nav><p>Menu</p></nav><p>Text</p><footer>End</footer></body></html>");
    expect(blocks).toEqual([{ kind: "text", text: "Text" }]);
  });

  it("splits a shortened request from the response below it, but not from its own body", () => {
    const code = (text: string) => read(`\`\`\`\n//SOE:\n${text}\n\`\`\``);
    const body = "[ { “qualification”: “StateOwnedEntity” } ]";
    expect(findMessages(code(`GET {customer_id}/qualifications\n${body}`))).toEqual([
      { kind: "request", text: "GET {customer_id}/qualifications" },
      { kind: "response", text: body },
    ]);
    const post = `POST {customer_id}/qualifications\n${body}`;
    expect(findMessages(code(post))).toEqual([{ kind: "request", text: post }]);
  });

  it.each([
    ["an empty file", "", "page.md is empty. Save the page again."],
    ["white space", " \n\n", "page.md is empty. Save the page again."],
    ["binary data", "\u0000\u0001", "page.md is not text in UTF-8. Save the page as Markdown, as text or as HTML."],
  ])("rejects %s", (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it("rejects what is not UTF-8, and what is too large", () => {
    expect(() => readPage(Buffer.from([0xff, 0xfe]), "a.md")).toThrow("a.md is not text in UTF-8.");
    expect(() => readPage(Buffer.alloc(10_000_000, "a"), "a.md")).toThrow(
      "a.md has 10.0 MB; a page has less than 2 MB.",
    );
    expect(readPage(Buffer.alloc(largestPage, "a"), "a.md").blocks).toHaveLength(1);
  });
});
