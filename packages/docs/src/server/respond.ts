import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { join, posix } from "node:path";
import { headerPolicy } from "../policy.ts";
import { readTarget } from "./read-target.ts";
import { sendFile } from "./send-file.ts";

type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const headers = {
  "Content-Security-Policy": headerPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // A page keeps its name from one version to the next: a browser keeps it, but revalidates it.
  "Cache-Control": "no-cache",
};

const onlyReads = "Only GET and HEAD are served. Send one of them.\n";

/** The files that a path can mean: itself, or a page without its extension. */
const filesOf = (path: string): string[] => (path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`]);

/** Responds to requests with the files of a folder, and with its `404.html` where there is none. */
export const respondFrom = (folder: string): Respond => {
  if (!existsSync(folder)) throw new Error(`${folder} does not exist. Run \`npm run build\` in this package.`);
  const missing = readFileSync(join(folder, "404.html"));
  // A reader who is lost in a language gets the page of that language.
  const pages = readdirSync(folder).map((locale): [string, string] => [locale, join(folder, locale, "404.html")]);
  const missingIn = new Map(
    pages.filter(([, file]) => existsSync(file)).map(([locale, file]) => [locale, readFileSync(file)]),
  );

  return async (request, response) => {
    // The site reads no body: a connection that announces one is closed rather than read to its end.
    const { "content-length": length = "0", "transfer-encoding": coding } = request.headers;
    if (length !== "0" || coding !== undefined) response.setHeader("Connection", "close");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, {
        ...headers,
        Allow: "GET, HEAD",
        "Content-Type": "text/plain;charset=utf-8",
        "Content-Length": onlyReads.length,
      });
      return void response.end(onlyReads);
    }
    const target = readTarget(request.url ?? "/");
    for (const file of target ? filesOf(target.path) : [])
      if (await sendFile(request, response, folder, file, headers)) return;
    if (target && !target.path.endsWith("/") && existsSync(join(folder, target.path, "index.html"))) {
      // Relative links of a page go astray below a folder without its slash. A relative location stays on this host.
      const location = `${encodeURIComponent(posix.basename(target.path))}/${target.query}`;
      return void response.writeHead(308, { ...headers, Location: location, "Content-Length": 0 }).end();
    }
    const page = missingIn.get(target?.path.split("/")[1] ?? "") ?? missing;
    response.writeHead(404, {
      ...headers,
      "Content-Type": "text/html;charset=utf-8",
      "Content-Length": page.byteLength,
    });
    response.end(page);
  };
};

/** Resolves when a response is sent, or its connection is closed; drops the connection after some milliseconds. */
const closed = (response: ServerResponse, limitMs: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(() => response.destroy(), limitMs);
    response.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Handles the requests of one connection one after another, each within a time, so that a client that sends many at
 * once has one file open. What fails amid a response, as when its file disappears, drops the connection.
 */
export const inTurn = (respond: Respond, limitMs: number): ((...exchange: Parameters<Respond>) => void) => {
  const turns = new WeakMap<Socket, Promise<void>>();
  const take = async (request: IncomingMessage, response: ServerResponse, before: Promise<void> | undefined) => {
    await before;
    if (request.socket.destroyed) return;
    const done = closed(response, limitMs);
    await respond(request, response).catch(() => response.destroy());
    await done;
  };
  return (request, response) => {
    turns.set(request.socket, take(request, response, turns.get(request.socket)));
  };
};
