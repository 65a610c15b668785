import { describe, expect, it } from "vitest";
import { markdownFragments, pageMarkdown } from "./page-markdown.ts";

const page = (content: string) =>
  `<head><meta name="description" content="What it is"></head><header>no</header><h1>Title</h1><button>no</button>
   <div class="sl-markdown-content">${content}</div><footer>no</footer>`;
const read = (html: string) => {
  const { title, summary, write } = pageMarkdown(html);
  return { title, summary, text: write((address) => address.replace("html", "md")) };
};
const textOf = (content: string) => read(page(content)).text;

describe("pageMarkdown", () => {
  it("has the title and the description of the page", () => {
    expect(read(page("<p>x</p>"))).toEqual({
      title: "Title",
      summary: "What it is",
      text: "# Title\n\nx\n",
    });
  });

  it("keeps headings, tables, definitions and links of the content, and nothing around it", () => {
    const table = "<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td><code>x</code></td></tr></tbody></table>";
    const list = "<dl><dt>Word</dt><dd><p>What it is.</p><p>More.</p></dd></dl>";
    expect(textOf(`<h2 id="a">A</h2>${table}${list}<p><a href="b.html">b</a></p>`)).toBe(
      "# Title\n\n## A\n\n| Name |\n| ---- |\n| `x`  |\n\n- Word\n\n  What it is.\n\n  More.\n\n[b](b.md)\n",
    );
  });

  it("reads the head and the content, and nothing of the frame around it", () => {
    const content = '<main><h1>Title</h1><div class="sl-markdown-content"><p>x</p></div></main>';
    const frame = (inFrame: string) =>
      `<html><head><meta name="description" content="What it is"></head><body>${inFrame}${content}${inFrame}</body></html>`;
    const other = '<h1>The site</h1><div class="sl-markdown-content"><p>A menu.</p></div>';
    const expected = { title: "Title", summary: "What it is", text: "# Title\n\nx\n" };
    expect(read(frame(""))).toEqual(expected);
    expect(read(frame(other))).toEqual(expected);
  });

  it("writes highlighted code as a fence with its language, and the names of tabs before their panels", () => {
    const code = (text: string) =>
      `<figure><figcaption>One</figcaption><pre data-language="json"><code><div class="ec-line"><div class="code"><span>${text}</span></div></div><div class="ec-line"><div class="code">}</div></div></code></pre><div class="copy"><button>Copy</button></div></figure>`;
    const tabs = `<starlight-tabs><div class="tablist-wrapper"><a role="tab" id="t0">One</a></div><div role="tabpanel" aria-labelledby="t0">${code("{")}</div></starlight-tabs>`;
    expect(textOf(tabs)).toBe("# Title\n\n**One**\n\n```json\n{\n}\n```\n");
    expect(textOf(code('<span class="indent">  </span>a &#x3C; b &#x26; "c"\n'))).toBe(
      '# Title\n\nOne\n\n```json\n  a < b & "c"\n}\n```\n',
    );
  });

  it("sets apart what the styles of a row do, and leaves together what is one word", () => {
    const parts = '<a href="a.html">One</a><b>two</b><code>three</code>';
    expect(textOf(`<span class="sl-flex">${parts}</span>`)).toBe("# Title\n\n[One](a.md) **two** `three`\n");
    expect(textOf(`<p>${parts}</p><p>v1<wbr>/a</p>`)).toBe("# Title\n\n[One](a.md)**two**`three`\n\nv1/a\n");
  });

  it("has the text alternative of a drawing, unless the steps of a workflow beside it say the same", () => {
    const drawing =
      '<figure><svg role="img"><title>States</title><desc>One leads to two.</desc><text>one</text></svg></figure>';
    const icon = '<p>x <svg aria-hidden="true"><title>An icon</title></svg></p>';
    expect(textOf(drawing + icon)).toBe("# Title\n\n**States**\n\nOne leads to two.\n\nx\n");
    expect(textOf(`<div class="workflow">${drawing}<ol><li>One.</li></ol></div>`)).toBe("# Title\n\n1. One.\n");
    expect(textOf('<svg role="img"><path d="M0 0"/></svg><p>x</p>')).toBe("# Title\n\nx\n");
  });

  it("leaves out the form to try an operation, its heading and the link to it", () => {
    const form = '<h2 id="try-it">Try it</h2><noscript><p>no</p></noscript><form><p>no</p></form>';
    expect(textOf(`<p>GET <a href="#try-it">Try it</a></p>${form}<h2 id="b">B</h2>`)).toBe("# Title\n\nGET\n\n## B\n");
  });

  it("is written again with other links", () => {
    const { write } = pageMarkdown(page('<p><a href="b.html">b</a></p>'));
    expect(write(() => "x.md")).toContain("[b](x.md)");
    expect(write((address) => `a/${address}`)).toContain("[b](a/b.html)");
  });

  it("rejects a page without content", () => {
    expect(() => pageMarkdown("<h1>Title</h1>")).toThrow("The page has no heading or no content.");
  });
});

it("finds for each id that the Markdown has the fragment of its heading, or of the one above it", () => {
  const headings =
    '<h2 id="a">The <code>first</code>, one</h2><p id="b">x</p><h2 id="try-it">Try it</h2><h3>Title</h3>';
  expect([...markdownFragments(page(`<p id="top">x</p>${headings}<dl><dt id="c">x</dt></dl>`))]).toEqual([
    ["top", "title"],
    ["a", "the-first-one"],
    ["b", "the-first-one"],
    ["c", "title-1"],
  ]);
});
