import { describe, expect, it } from "vitest";
import { toHtml, toMarkdown, toPlainText } from "./markdown.ts";

describe("toHtml", () => {
  it("shows HTML in a text as text", () => {
    expect(toHtml("<b>&</b> `<code>`")).toBe("<p>&lt;b&gt;&amp;&lt;/b&gt; <code>&lt;code&gt;</code></p>\n");
  });

  it("lets what may be wide scroll by itself, by key too", () => {
    expect(toHtml("| a |\n| - |\n| 1 |")).toMatch(
      /^<div class="wide" tabindex="0">\n<table>[\s\S]*<\/table>\n<\/div>\n$/,
    );
    expect(toHtml("```\n1 < 2;\n```")).toBe('<pre tabindex="0"><code>1 &lt; 2;\n</code></pre>\n');
  });

  it("names the language of code, and shows its title", () => {
    const code = '<pre tabindex="0"><code class="language-cs">x;\n</code></pre>';
    expect(toHtml("```cs\nx;\n```")).toBe(`${code}\n`);
    expect(toHtml('```cs title="C# <12>"\nx;\n```')).toBe(
      `<figure>\n<figcaption>C# &lt;12&gt;</figcaption>\n${code}\n</figure>\n`,
    );
  });
});

describe("toPlainText", () => {
  it("is one line without marks", () => {
    expect(toPlainText("Send `Accept`,\n**always**.")).toBe("Send Accept, always.");
  });
});

describe("toMarkdown", () => {
  const page = `<header>no</header><main id="a"><h1>Title</h1><table><thead><tr><th>Name</th></tr></thead>
    <tbody><tr><td><code>x</code></td></tr></tbody></table><dl><dt>Word</dt><dd>What it is</dd></dl>
    <p><a href="b.html">b</a></p><pre><code>{ "a": 1 }</code></pre></main><footer>no</footer>`;

  it("keeps headings, tables, definitions, links and code of the content, and nothing around it", () => {
    expect(toMarkdown(page, (address) => address.replace("html", "md"))).toBe(
      `# Title

| Name |
| ---- |
| \`x\`  |

- Word

  What it is

[b](b.md)

\`\`\`
{ "a": 1 }
\`\`\`
`,
    );
  });

  it("separates the paragraphs of a cell from what follows", () => {
    const cell = '<td><p>It is optional.</p>\n<span class="details">Values: <code>"v1"</code></span></td>';
    const table = `<table><thead><tr><th>A</th></tr></thead><tbody><tr>${cell}</tr></tbody></table>`;
    expect(toMarkdown(`<main>${table}</main>`, (address) => address)).toContain('| It is optional. Values: `"v1"` |');
  });

  it("names the languages of fences", () => {
    expect(toMarkdown(`<main>${toHtml("```ts\nx;\n```")}</main>`, (address) => address)).toBe("```ts\nx;\n```\n");
  });

  it("keeps what fragments of links name", () => {
    const parts = '<h2 id="a">A</h2><dl><dt id="b">B</dt><dd>b</dd></dl><section id="c"><h3>C</h3></section>';
    expect(toMarkdown(`<main>${parts}</main>`, (address) => address)).toBe(
      `## <a id="a"></a>A

- <a id="b"></a>

  B

  b

<a id="c"></a>

### C
`,
    );
  });

  it("rejects a page without content", () => {
    expect(() => toMarkdown("<p>", (address) => address)).toThrow("The page has no <main>. Put its content into one.");
  });
});
