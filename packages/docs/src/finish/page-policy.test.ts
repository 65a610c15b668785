import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { withPolicy } from "./page-policy.ts";

const policyOf = (html: string) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

it("allows the inline scripts and styles of the page by hash, and no others", () => {
  const html = '<meta charset="utf-8"/><script>a()</script><script src="b.js"></script><style>c{}</style>';
  const policy = policyOf(withPolicy(html, false)) ?? "";
  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hashOf("a()")};`);
  expect(policy).toContain(`style-src 'self' ${hashOf("c{}")};`);
  expect(policy).not.toContain("unsafe-inline");
});

it("lets only pages that call a mock reach one, on the reader's machine", () => {
  const html = '<meta charset="utf-8">';
  expect(policyOf(withPolicy(html, false))).toContain("connect-src 'self';");
  expect(policyOf(withPolicy(html, true))).toContain("connect-src 'self' http://127.0.0.1:* http://localhost:*;");
});

it("rejects a page that does not say its encoding", () => {
  expect(() => withPolicy("<p>", false)).toThrow('The page has no <meta charset="utf-8">.');
});
