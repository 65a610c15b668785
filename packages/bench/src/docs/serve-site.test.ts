import { afterAll, beforeAll, expect, it } from "vitest";
import { serveSite } from "./serve-site.ts";

const files = ["/index.html", "/_astro/a.js", "/docs/_astro/b.css", "/a_astro/c.css", "/d.css"];
let server: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  server = await serveSite((path) => (files.includes(path) ? Buffer.from(path) : undefined), 1);
});
afterAll(() => server.close());

const forGood = "public, max-age=31536000, immutable";

it.each([
  ["/index.html", "no-cache"],
  ["/_astro/a.js", forGood],
  ["/docs/_astro/b.css?v=1", forGood],
  ["/a_astro/c.css", "no-cache"],
  ["/d.css?/_astro/", "no-cache"],
])("%s has the caching of its host: %s", async (path, cached) => {
  const first = await fetch(server.origin + path);
  const etag = first.headers.get("etag") ?? "";
  const again = await fetch(server.origin + path, { headers: { "If-None-Match": etag } });
  expect([first.status, again.status]).toEqual([200, 304]);
  for (const { headers } of [first, again]) expect(headers.get("cache-control")).toBe(cached);
});

it("has no caching for what is not there", async () => {
  const { status, headers } = await fetch(`${server.origin}/_astro/none.js`);
  expect([status, headers.get("cache-control")]).toEqual([404, null]);
});
