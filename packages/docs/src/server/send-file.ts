import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import send from "@fastify/send";
import Negotiator from "negotiator";

/** The media types of the site's files. A file of another kind, such as a `.br` by itself, is not served. */
const types: Record<string, string> = {
  ".html": "text/html;charset=utf-8",
  ".css": "text/css;charset=utf-8",
  ".js": "text/javascript;charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown;charset=utf-8",
  ".txt": "text/plain;charset=utf-8",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
  // Of the search, which packs its own files.
  ".pagefind": "application/wasm",
  ".pf_meta": "application/octet-stream",
  ".pf_index": "application/octet-stream",
  ".pf_fragment": "application/octet-stream",
};

/** What a browser keeps for good: the names of the files in this folder change with what they hold. */
const assets = "/_astro/";
const keptForGood = { "Cache-Control": "public, max-age=31536000, immutable" };

const takesBrotli = (request: IncomingMessage): boolean => new Negotiator(request).encodings(["br"]).includes("br");

/** Finds a file for a request, in its brotli form where the client takes it. */
const findFile = async (request: IncomingMessage, folder: string, path: string) => {
  const encodings = takesBrotli(request) ? ([".br", ""] as const) : ([""] as const);
  for (const suffix of encodings) {
    // Ranges are off: no file is worth resuming, and a range is one more thing that a client can get wrong.
    const found = await send(request, encodeURIComponent(path + suffix), {
      root: folder,
      acceptRanges: false,
      cacheControl: false,
      contentType: false,
      index: false,
    });
    if (found.type === "file" || (found.type === "error" && found.statusCode !== 404)) return { ...found, suffix };
  }
  return undefined;
};

/**
 * Responds with a file of a folder: 200, 304 or 412 by its entity tag and date, 500 when it cannot be read.
 *
 * @param path of the file below the folder, decoded and checked (see `readTarget`).
 * @returns false, with nothing sent, when there is no such file.
 * @throws Error when the file changes or disappears while it is sent; then the connection is to be dropped.
 */
export const sendFile = async (
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  path: string,
  headers: Record<string, string>,
): Promise<boolean> => {
  const type = types[extname(path)];
  const found = type === undefined ? undefined : await findFile(request, folder, path);
  if (!found || type === undefined) return false;
  const { statusCode, stream, suffix } = found;
  const entity: Record<string, string> = { "Content-Type": type };
  if (suffix === ".br") entity["Content-Encoding"] = "br";
  response.writeHead(statusCode, {
    ...found.headers,
    ...headers,
    ...(path.startsWith(assets) && statusCode < 400 && keptForGood),
    ...(statusCode === 200 && entity),
    Vary: "Accept-Encoding",
  });
  // A file that became shorter: fewer bytes than promised would leave the client waiting.
  response.strictContentLength = true;
  await pipeline(stream, response, { end: false });
  response.end();
  return true;
};
