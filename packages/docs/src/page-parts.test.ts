import { describe, expect, it } from "vitest";
import { pageParts } from "./page-parts.ts";
import { pagePolicy } from "./policy.ts";

const cdn = "https://cdn.redocly.com/redoc/v3.0.1/bundles/redoc.standalone.js";
const rendered = (extra = "") => `<head>
<meta content="{CONTENT_SECURITY_POLICY}">
<link rel="modulepreload" href="${cdn}" crossorigin="anonymous" />${extra}
</head>
<script type="module">
      import { hydrate } from "${cdn}";

      hydrate(1);
      </script>`;
const scripts = { redoc: "redoc.js", start: "start.js" };

describe("pageParts", () => {
  it("moves the script to a file and leaves no address of another host", () => {
    const { html, start } = pageParts(rendered(), scripts);
    expect(start.trim()).toBe("hydrate(1);");
    expect(html).toContain('<script defer src="redoc.js"></script>\n  <script defer src="start.js"></script>');
    expect(html).toContain(pagePolicy);
    expect(html + start).not.toContain("https://");
  });

  it("refuses an inline script that the policy does not know, and gives its hash", () => {
    expect(() => pageParts(rendered("<script>alert(1)</script>"), scripts)).toThrow(
      "The page has an inline script that the policy does not know; read it, then add sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=: alert(1)",
    );
  });

  it("says what is missing from a page of another kind", () => {
    expect(() => pageParts("<html></html>", scripts)).toThrow('The rendered page has 0 of "module script", not one.');
  });
});
