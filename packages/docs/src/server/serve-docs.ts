import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { siteFolder } from "../site-folder.ts";
import { limitConnections } from "./limit-connections.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { inTurn, respondFrom } from "./respond.ts";

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

const cannotListen = (error: NodeJS.ErrnoException, port: number, host: string): Error => {
  if (error.code === "EADDRINUSE") {
    return new Error(`Port ${port} on ${host} is in use. Choose another with --port, or 0 for a free one.`, {
      cause: error,
    });
  }
  return new Error(`Cannot listen on ${host}, port ${port}: ${error.message}. Choose others with --host and --port.`, {
    cause: error,
  });
};

/** Plain JavaScript has no types to reject a misspelled option, in whose place the default would be used. */
const assertNone = (others: object): void => {
  const [name] = Object.keys(others);
  if (name !== undefined) throw new TypeError(`${name} is not an option of serveDocs. Use one of port, host.`);
};

/**
 * Serves a folder as a site.
 *
 * @throws Error when the port is in use or cannot be listened on, or the folder is not a built site; TypeError for an
 * option that is not known.
 */
export const serveFolder = async (
  folder: string,
  options: ServeOptions = {},
  limits: Limits = defaultLimits,
): Promise<ServedDocs> => {
  const { port = 4020, host = "127.0.0.1", ...others } = options;
  assertNone(others);
  const server = createServer(
    {
      maxHeaderSize: limits.headBytes,
      headersTimeout: limits.requestMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: Math.min(1_000, limits.requestMs),
    },
    inTurn(respondFrom(folder), limits.responseMs),
  );
  server.timeout = limits.silentMs;
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  limitConnections(server, limits);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(error, port, host)));
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

/**
 * Serves the built site over HTTP, with its content security policy, and as brotli to browsers that take it.
 *
 * @throws Error when the port is in use or cannot be listened on, or the site was not built; TypeError for an option that
 * is not known.
 * @example
 * ```ts
 * const docs = await serveDocs({ port: 0 });
 * console.log(docs.url);
 * await docs.close();
 * ```
 */
export const serveDocs = (options: ServeOptions = {}): Promise<ServedDocs> => serveFolder(siteFolder, options);
