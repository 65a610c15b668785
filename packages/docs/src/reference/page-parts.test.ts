import { describe, expect, it } from "vitest";
import { pageParts } from "./page-parts.ts";

const cdn = "https://cdn.redocly.com/redoc/v3.0.1/bundles/redoc.standalone.js";
const rendered = ({ head = "", body = "" } = {}) => `
<style data-styled="true">.a{}</style><link rel="modulepreload" href="${cdn}" crossorigin="anonymous" />${head}
<!-- body -->
<div id="redoc"></div>${body}
<script type="module">
      import { hydrate } from "${cdn}";

      hydrate(1);
      </script>`;

describe("pageParts", () => {
  it("takes script and styles out, and loads Redoc from the site", () => {
    expect(pageParts(rendered(), "../redoc.js")).toEqual({
      body: '<div id="redoc"></div>',
      style: ".a{}",
      start: 'import { hydrate } from "../redoc.js";\n\nhydrate(1);',
      inline: [],
    });
  });

  it("leads the links of the menu to places of the page, and no other link", () => {
    const menu = '<a class="x" href="/">Start</a><a href="/codes">Codes</a>';
    const others = '<a href="https://example.org/">https://example.org/</a><p>href="/x"</p>';
    expect(pageParts(rendered({ body: `${menu}${others}` }), "redoc.js").body).toContain(
      `<a class="x" href="#/">Start</a><a href="#/codes">Codes</a>${others}`,
    );
  });

  it("gives the hashes of inline scripts, for the policy", () => {
    expect(pageParts(rendered({ body: "<script>alert(1)</script>" }), "redoc.js").inline).toEqual([
      "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=",
    ]);
  });

  it("rejects a head that has more than it knows", () => {
    expect(() => pageParts(rendered({ head: '<link href="https://example.org/font.css">' }), "redoc.js")).toThrow(
      'The head of the rendered page has more than styles and a preload. Read it, then extend page-parts.ts: <link href="https://example.org/font.css">',
    );
  });

  it("says what is missing from a page of another kind", () => {
    expect(() => pageParts("<html></html>", "redoc.js")).toThrow(
      "The rendered page has no <!-- body -->. Add it to page.hbs.",
    );
    expect(() => pageParts("<!-- body -->", "redoc.js")).toThrow(
      'The rendered page has 0 of "style element", not one.',
    );
  });
});
