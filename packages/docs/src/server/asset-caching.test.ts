import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sendBytes } from "../testing/raw-request.ts";
import { type ServedDocs, serveFolder } from "./serve-docs.ts";

const folder = mkdtempSync(join(tmpdir(), "assets-"));
let docs: ServedDocs;
beforeAll(async () => {
  for (const file of ["404.html", "_astro/a.css", "_astro.css", "_astro-old/a.css", "en-US/_astro/a.css"]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "a{}");
  }
  docs = await serveFolder(folder, { port: 0 });
});
afterAll(async () => {
  await docs.close();
  rmSync(folder, { recursive: true });
});

const get = async (path: string, header = "X: y") => {
  const { status, head } = await sendBytes(docs.port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${header}\r\n\r\n`);
  return { status, cached: /^cache-control: (.*)$/im.exec(head)?.[1]?.trim(), etag: /^etag: (.*)$/im.exec(head)?.[1] };
};
const forGood = "public, max-age=31536000, immutable";

it.each(["/_astro/a.css", "/_astro/a.css?v=1", "/%5Fastro/%61.css"])("a browser keeps %s for good", async (path) => {
  expect(await get(path)).toMatchObject({ status: 200, cached: forGood });
});

it("a browser that requests again what it has goes on keeping it", async () => {
  const { etag } = await get("/_astro/a.css");
  expect(await get("/_astro/a.css", `If-None-Match: ${etag}`)).toMatchObject({ status: 304, cached: forGood });
});

it.each([
  ["/_astro/a.css", 412, 'If-Match: "another"'],
  ["/_astro/b.css", 404],
  ["/_astro/a.css/", 404],
  ["/_astro/a.css%00", 404],
  ["/_astro//a.css", 404],
  ["/_astro/", 404],
  ["/_astro", 404],
  ["/_astro/../404.html", 404],
  ["/_astro/%2e%2e/404.html", 404],
  ["/_astro.css", 200],
  ["/_astro-old/a.css", 200],
  ["/en-US/_astro/a.css", 200],
])("a browser does not keep %s with %i", async (path, status, header?: string) => {
  expect(await get(path, header)).toMatchObject({ status, cached: "no-cache" });
});
