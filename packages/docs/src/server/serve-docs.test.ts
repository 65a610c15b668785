import { request } from "node:http";
import { locales } from "@partner-qualification/openapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headerPolicy } from "../policy.ts";
import { type ServedDocs, serveDocs } from "./serve-docs.ts";

/** Sends a request with node:http: `fetch` unpacks brotli, normalizes paths, and revalidates nothing by itself. */
const send = (port: number, path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
  new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const headers = { "Accept-Encoding": "identity", ...options.headers };
      request({ port, host: "127.0.0.1", path, method: options.method ?? "GET", headers }, async (response) => {
        const body = Buffer.concat(await response.toArray()).toString();
        resolve({ status: response.statusCode, headers: response.headers, body });
      })
        .on("error", reject)
        .end();
    },
  );

describe("serveDocs", () => {
  let docs: ServedDocs;
  beforeAll(async () => {
    docs = await serveDocs({ port: 0 });
  });
  afterAll(() => docs.close());

  it.each([
    ["/", 200, "text/html;charset=utf-8"],
    ["/redoc/redoc.standalone.js", 200, "text/javascript;charset=utf-8"],
    ["/redoc/redoc.css", 200, "text/css;charset=utf-8"],
    ["/favicon.svg", 200, "image/svg+xml"],
    ["/pagefind/wasm.unknown.pagefind", 200, "application/wasm"],
    ["/nowhere", 404, "text/html;charset=utf-8"],
  ])("responds to %s with %i, its type and the security headers", async (path, status, type) => {
    const response = await send(docs.port, path);
    expect(response.status).toBe(status);
    expect(response.headers).toMatchObject({
      "content-type": type,
      "content-security-policy": headerPolicy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    });
  });

  it("lets a browser keep the assets, whose names change with what they hold", async () => {
    const page = (await send(docs.port, "/en-US/")).body;
    const assets = [...page.matchAll(/"\.\.(\/_astro\/[^"#]+)/g)].map(([, path = ""]) => path);
    expect(assets.length).toBeGreaterThan(3);
    for (const path of new Set(assets)) {
      expect(path).toMatch(/[.\-/][\w-]{8}\.(?:css|js|svg)$/);
      const { status, headers } = await send(docs.port, path);
      expect([status, headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
    }
    const { status, headers } = await send(docs.port, "/_astro/nowhere.00000000.css");
    expect([status, headers["cache-control"]]).toEqual([404, "no-cache"]);
  });

  it.each([
    ["/en-US", "/en-US/"],
    ["/de-DE/errors?from=mail&to=//evil.example", "/de-DE/errors/?from=mail&to=//evil.example"],
    ["/en-%55S/guides", "/en-%55S/guides/"],
  ])("redirects from %s, where relative links go astray, to %s", async (path, folder) => {
    const { status, headers } = await send(docs.port, path);
    expect(status).toBe(308);
    expect(headers["content-security-policy"]).toBe(headerPolicy);
    const origin = `http://127.0.0.1:${docs.port}`;
    expect(new URL(String(headers.location), origin + path).href).toBe(origin + folder);
    expect((await send(docs.port, folder)).status).toBe(200);
  });

  it.each([
    "//evil.example/..",
    "//evil.example/%2e%2e",
    "//evil.example",
    "//en-US",
    "/\\evil.example/en-US",
    "http://evil.example/en-US",
    "/en-US/../en-US",
    "/?/en-US",
  ])("does not redirect %s to another place", async (path) => {
    const { status, headers } = await send(docs.port, path);
    expect([200, 404]).toContain(status);
    expect(headers.location).toBeUndefined();
  });

  it("shows the page that links to every language in place of a missing one", async () => {
    const { status, body } = await send(docs.port, "/guides/nowhere.html");
    expect(status).toBe(404);
    for (const { code } of locales) expect(body).toContain(`href="/${code}/index.html"`);
    expect((await send(docs.port, "/nowhere", { method: "HEAD" })).body).toBe("");
  });

  it("forbids frames, which only a header can", () => {
    expect(headerPolicy).toMatch(/; frame-ancestors 'none'$/);
  });

  it("sends brotli to clients that accept it, and only to them", async () => {
    const packed = await send(docs.port, "/redoc/redoc.standalone.js", {
      method: "HEAD",
      headers: { "Accept-Encoding": "gzip, br" },
    });
    const plain = await send(docs.port, "/redoc/redoc.standalone.js", {
      method: "HEAD",
      headers: { "Accept-Encoding": "gzip, br;q=0" },
    });
    expect(packed.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
    expect(packed.headers["content-type"]).toBe("text/javascript;charset=utf-8");
    expect(Number(packed.headers["content-length"])).toBeLessThan(600_000);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(Number(plain.headers["content-length"])).toBeGreaterThan(2_000_000);
  });

  it("responds with 304 to a browser that has the file, by its tag and by its date", async () => {
    const { headers } = await send(docs.port, "/en-US/errata.html");
    for (const condition of [
      { "If-None-Match": String(headers.etag) },
      { "If-Modified-Since": String(headers["last-modified"]) },
    ]) {
      const again = await send(docs.port, "/en-US/errata.html", { headers: condition });
      expect(again).toMatchObject({ status: 304, body: "", headers: { etag: headers.etag } });
      expect(again.headers["content-security-policy"]).toBe(headerPolicy);
    }
  });

  it("ignores ranges, and says nothing of them", async () => {
    const { status, headers } = await send(docs.port, "/en-US/errata.html", { headers: { Range: "bytes=0-9" } });
    expect(status).toBe(200);
    expect(headers["accept-ranges"]).toBeUndefined();
  });

  it.each(["/../package.json", "/..%2f..%2fpackage.json", "/%2e%2e/package.json", "/%E0%A4%A", "//", "/index.html/x"])(
    "serves nothing from outside the site for %s",
    async (path) => {
      const { status, body } = await send(docs.port, path);
      expect([200, 404]).toContain(status);
      expect(body).not.toContain('"name"');
    },
  );

  it("allows only GET and HEAD", async () => {
    const { status, headers } = await send(docs.port, "/", { method: "POST" });
    expect(status).toBe(405);
    expect(headers.allow).toBe("GET, HEAD");
  });

  it("names the port that is in use, and the fix", async () => {
    await expect(serveDocs({ port: docs.port })).rejects.toThrow(
      `Port ${docs.port} on 127.0.0.1 is in use. Choose another with --port, or 0 for a free one.`,
    );
  });

  it.each(["prot", "limits", "toString"])("rejects the option %s, which is not known", async (name) => {
    await expect(serveDocs({ port: 0, [name]: 0 })).rejects.toThrow(
      new TypeError(`${name} is not an option of serveDocs. Use one of port, host.`),
    );
  });

  it("says why it cannot listen", async () => {
    await expect(serveDocs({ port: 0, host: "203.0.113.1" })).rejects.toThrow(
      /^Cannot listen on 203\.0\.113\.1, port 0: .*EADDRNOTAVAIL.*--host and --port\.$/,
    );
  });

  it("closes at once although a connection is kept alive, and may be closed twice", async () => {
    const other = await serveDocs({ port: 0 });
    expect((await fetch(other.url)).status).toBe(200);
    await other.close();
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });
});
