import { page } from "../generated/page.ts";
import type { HttpResponse } from "../http.ts";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

// No other hosts, no inline code, no frames, and no HTML from strings.
const policy = [
  "default-src 'none'",
  ...["script-src", "style-src", "connect-src"].map((name) => `${name} 'self'`),
  "img-src data:",
  ...["base-uri", "form-action", "frame-ancestors"].map((name) => `${name} 'none'`),
  "require-trusted-types-for 'script'",
].join("; ");

const headers = {
  "Content-Security-Policy": policy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-cache",
};

/** The files of the page for people: they hold no data, which the page reads from the control API. */
export const pageFiles: Readonly<Record<string, HttpResponse>> = Object.fromEntries(
  Object.entries(page).map(([name, body]) => {
    const type = types[name.slice(name.indexOf(".") + 1)] ?? "";
    const length = String(Buffer.byteLength(body));
    return [
      name === "page.html" ? "" : name,
      { status: 200, headers: { "Content-Type": type, "Content-Length": length, ...headers }, body },
    ];
  }),
);
