import { expect, it } from "vitest";
import { withUnbrokenCode } from "./unbroken-code.ts";

it.each(["MS-RequestId", "&quot;vettingStatus&quot; : null", "-1"])("keeps %s in one line", (code) => {
  expect(withUnbrokenCode(`<p>An <code>${code}</code>.</p>`)).toBe(`<p>An <code class="unbroken">${code}</code>.</p>`);
  expect(withUnbrokenCode(`<code dir="auto">${code}</code>`)).toBe(`<code class="unbroken" dir="auto">${code}</code>`);
});

it.each([
  "<code>createQualifications</code>",
  "<code>application/json; charset=utf-8</code>",
  '<code class="path">/v1/a</code>',
  "<pre><code><span>a-b</span></code></pre>",
])("leaves %s as it is", (html) => {
  expect(withUnbrokenCode(html)).toBe(html);
});
