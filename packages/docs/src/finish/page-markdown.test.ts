import { describe, expect, it } from "vitest";
import { pageMarkdown } from "./page-markdown.ts";

const page = (content: string) =>
  `<head><meta name="description" content="What it is"></head><header>no</header><h1>Title</h1><button>no</button>
   <div class="sl-markdown-content">${content}</div><footer>no</footer>`;
const textOf = (content: string) => pageMarkdown(page(content), (address) => address.replace("html", "md")).text;

describe("pageMarkdown", () => {
  it("has the title and the description of the page", () => {
    expect(pageMarkdown(page("<p>x</p>"), String)).toEqual({
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
    expect(pageMarkdown(frame(""), String)).toEqual(expected);
    expect(pageMarkdown(frame(other), String)).toEqual(expected);
  });

  it("writes highlighted code as a fence with its language, and the names of tabs before their panels", () => {
    const code = (text: string) =>
      `<figure><pre data-language="json"><code><div class="ec-line"><div class="code"><span>${text}</span></div></div><div class="ec-line"><div class="code">}</div></div></code></pre><div class="copy"><button>Copy</button></div></figure>`;
    const tabs = `<starlight-tabs><div class="tablist-wrapper"><a role="tab" id="t0">One</a></div><div role="tabpanel" aria-labelledby="t0">${code("{")}</div></starlight-tabs>`;
    expect(textOf(tabs)).toBe("# Title\n\n**One**\n\n```json\n{\n}\n```\n");
    expect(textOf(code('<span class="indent">  </span>a &#x3C; b &#x26; "c"\n'))).toBe(
      '# Title\n\n```json\n  a < b & "c"\n}\n```\n',
    );
  });

  it("rejects a page without content", () => {
    expect(() => pageMarkdown("<h1>Title</h1>", String)).toThrow("The page has no heading or no content.");
  });
});
