import { existsSync, globSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, posix } from "node:path";
import sirv from "sirv";
import { consoleHeaderPolicy, headerPolicy } from "./policy.ts";
import { siteFolder } from "./site-folder.ts";

/** Where to serve. */
export interface ServeOptions {
  /**
   * TCP port; 0 takes a free one.
   * @default 4020
   */
  port?: number;
  /**
   * Name or address to listen on. Other machines reach the site only on an address of theirs, such as `0.0.0.0`.
   * @default "127.0.0.1"
   */
  host?: string;
}

/** A running server. */
export interface ServedDocs {
  /** The address of the reference in English, such as `http://127.0.0.1:4020/en-US/`. */
  url: string;
  port: number;
  /** Stops listening and ends open connections; calling it again does nothing more. */
  close(): Promise<void>;
}

const headers = {
  "Content-Security-Policy": headerPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // Names stay the same from one version to the next: a browser keeps a file, but asks whether it still holds.
  "Cache-Control": "no-cache",
};

/** The folders of the site that have a page of their own, such as `/en-US/guides`. */
const readFolders = (): Set<string> =>
  new Set(
    globSync("*/**/index.html", { cwd: siteFolder }).map((file) => `/${posix.dirname(file.replaceAll("\\", "/"))}`),
  );

const decoded = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

/** The way from a folder without its slash, where relative links lead astray, to the folder: relative, so on this host. */
const wayToFolder = (url: string, folders: ReadonlySet<string>): string | undefined => {
  const [path = ""] = url.split("?", 1);
  const folder = decoded(path);
  return folders.has(folder) ? `${posix.basename(folder)}/${url.slice(path.length)}` : undefined;
};

const refusal = (error: NodeJS.ErrnoException, port: number, host: string): Error => {
  if (error.code === "EADDRINUSE") {
    return new Error(`Port ${port} on ${host} is in use. Choose another with --port, or 0 for a free one.`, {
      cause: error,
    });
  }
  return new Error(`Cannot listen on ${host}, port ${port}: ${error.message}. Choose others with --host and --port.`, {
    cause: error,
  });
};

/**
 * Serves the built site by HTTP, with its content security policy, and as brotli to browsers that take it.
 *
 * @throws Error when the port is in use or cannot be listened on, or the site was not built.
 * @example
 * ```ts
 * const docs = await serveDocs({ port: 0 });
 * console.log(docs.url);
 * await docs.close();
 * ```
 */
export const serveDocs = async ({ port = 4020, host = "127.0.0.1" }: ServeOptions = {}): Promise<ServedDocs> => {
  if (!existsSync(siteFolder)) throw new Error(`${siteFolder} does not exist. Run \`npm run build\` in this package.`);
  const folders = readFolders();
  const missing = readFileSync(join(siteFolder, "404.html"));
  const files = sirv(siteFolder, {
    brotli: true,
    etag: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (/\/try-it(\.html)?$/.test(path)) response.setHeader("Content-Security-Policy", consoleHeaderPolicy);
    },
  });
  const server = createServer((request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { ...headers, Allow: "GET, HEAD", "Content-Type": "text/plain; charset=utf-8" });
      response.end("Only GET and HEAD are served.\n");
      return;
    }
    const location = wayToFolder(request.url ?? "/", folders);
    if (location !== undefined) {
      response.writeHead(308, { ...headers, Location: location }).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { ...headers, "Content-Type": "text/html;charset=utf-8" }).end(missing);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(refusal(error, port, host)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}/en-US/`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
