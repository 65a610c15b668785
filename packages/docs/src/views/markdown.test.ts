import { describe, expect, it } from "vitest";
import { toHtml, toPlainText } from "./markdown.ts";

describe("toHtml", () => {
  it("shows HTML in a text as text", () => {
    expect(toHtml("<b>&</b> `<code>`")).toBe("<p>&lt;b&gt;&amp;&lt;/b&gt; <code>&lt;code&gt;</code></p>\n");
  });

  it("makes a link of an address, and of nothing that only looks like one", () => {
    expect(toHtml("See https://example.org/a, not contoso.edu, a@contoso.edu or `https://b`.")).toBe(
      '<p>See <a href="https://example.org/a">https://example.org/a</a>, not contoso.edu, a@contoso.edu or <code>https://b</code>.</p>\n',
    );
  });
});

describe("toPlainText", () => {
  it("is one line without marks", () => {
    expect(toPlainText("Send `Accept`,\n**always**, to [it](https://example.org).")).toBe(
      "Send Accept, always, to it.",
    );
  });
});
