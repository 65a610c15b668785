import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { DocSite } from "./doc-sites.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Serves a site on loopback as its host would: as brotli and by entity tag. Nothing is reused without revalidation but what
 * Astro puts into `_astro/`, whose names change with the content.
 *
 * @param quality of brotli, 0 to 11. The best takes about 20 seconds for all references.
 */
export const serveSite = async (
  read: DocSite["read"],
  quality: number,
): Promise<{ origin: string; close(): Promise<void> }> => {
  const packed = new Map<string, { body: Buffer; etag: string }>();
  const pack = (path: string) => {
    const file = packed.has(path) ? undefined : read(path);
    if (file) {
      const body = brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
      packed.set(path, { body, etag: `"${createHash("sha256").update(body).digest("base64url")}"` });
    }
    return packed.get(path);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const found = pack(pathname);
    if (!found) return void response.writeHead(404).end();
    const cached = pathname.includes("/_astro/") ? "public, max-age=31536000, immutable" : "no-cache";
    const headers = { ETag: found.etag, "Cache-Control": cached };
    if (request.headers["if-none-match"] === found.etag) return void response.writeHead(304, headers).end();
    const type = types[extname(pathname)] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "Content-Type": type, "Content-Encoding": "br" }).end(found.body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};
