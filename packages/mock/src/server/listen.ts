import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Handler } from "../create-mock.ts";
import { operations } from "../prism/operations.ts";
import { idsOf } from "../request/ids.ts";
import { defaultTimeouts, maxHeadBytes, type Timeouts } from "../request/limits.ts";
import { failure, type Log, logToStderr } from "../response/error-response.ts";
import { refuseConnection, trackConnections } from "./connections.ts";
import { headersOf, readBytes, saysTooLarge, toRequest } from "./incoming.ts";
import { answerWith } from "./invoke-handler.ts";
import { takesLight } from "./lightweight.ts";
import { endOfTurn } from "./next-tick.ts";
import { writeAnswer, writeResponse } from "./outgoing.ts";

export interface ListenOptions {
  /** Default: 4010. With 0 the system chooses a free port. */
  port?: number;
  /** The address to listen on. Default: 127.0.0.1, so that other machines cannot connect. */
  host?: string;
  /** Takes a line when the handler failed. Default: standard error. */
  log?: Log;
  /** How long to wait for a slow sender, and for the handler. */
  timeouts?: Timeouts;
}

/** A server that listens. */
export interface Listener {
  /** The base address, such as `http://127.0.0.1:4010`. */
  url: string;
  port: number;
  /** Takes no new connection, lets answers under way finish, and resolves within 2000 ms. */
  close(): Promise<void>;
}

const closeWithinMs = 1_800;

const refusal = (detail: string, headers: Headers) => failure(400, "invalidRequestInput", idsOf(headers), detail);

const methods = [...new Set(operations.map(({ method }) => method.toUpperCase()))].join(", ");
const aboutServer = (headers: Headers) =>
  new Response(null, { status: 204, headers: { Allow: methods, ...idsOf(headers) } });
const noTunnel = (headers: Headers) => {
  const detail = `this is no proxy, so that nothing answers CONNECT; send ${methods}.`;
  const response = failure(405, "methodNotAllowed", idsOf(headers), detail);
  response.headers.set("Allow", methods);
  return response;
};

const cannotListen = (port: number, host: string, error: NodeJS.ErrnoException) => {
  const text =
    error.code === "EADDRINUSE"
      ? `Port ${port} is in use. Choose another one (--port, or 0 for any free port), or stop the program that uses it.`
      : `Cannot listen on ${host}, port ${port} (${error.code}). Choose an address of this machine (--host 127.0.0.1) and a port above 1023.`;
  return new Error(text, { cause: error });
};

/**
 * Serves a handler over HTTP/1.1. The handler never takes the server down: when it throws, the answer is 500 in the
 * API's own shape, and what is not HTTP is answered 400. Bodies above 1 MiB do not reach the handler.
 *
 * @throws Error when the port is in use (it names the port), or the address cannot be listened on; TypeError for a
 * port that is none.
 *
 * @example
 * const server = await listen(createMock(), { port: 0 });
 * await fetch(`${server.url}/v1/customers/all/validations`, { headers: { Authorization: "Bearer any" } });
 * await server.close();
 */
export const listen = async (
  handler: Handler,
  { port = 4010, host = "127.0.0.1", log = logToStderr, timeouts = {} }: ListenOptions = {},
): Promise<Listener> => {
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new TypeError("port takes a whole number from 0 to 65535, such as 4010; 0 takes any free one.");
  const { headersMs, requestMs, answerMs } = { ...defaultTimeouts, ...timeouts };
  let origin = "";
  let closing: Promise<void> | undefined;

  const serve = async (message: IncomingMessage, to: ServerResponse) => {
    const bytes = await readBytes(message);
    if (!bytes)
      return writeResponse(refusal("the body is far too large; send a smaller one.", headersOf(message)), to, true);
    const request = toRequest(message, origin, bytes, takesLight(handler.fetch));
    if (typeof request === "string") return writeResponse(refusal(request, headersOf(message)), to, true);
    if (request === undefined) return writeResponse(aboutServer(headersOf(message)), to, closing !== undefined);
    const answer = await answerWith(handler, request, log, answerMs);
    await endOfTurn();
    writeAnswer(answer, to, closing !== undefined);
  };

  const server = createServer({
    // With this node would refuse a request without Host by itself, with an empty body.
    requireHostHeader: false,
    insecureHTTPParser: false,
    maxHeaderSize: maxHeadBytes,
    headersTimeout: Math.min(headersMs, requestMs),
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1_000, headersMs / 4),
  });
  // Node drops what is above its own limit in silence; here it is counted and refused.
  server.maxHeadersCount = 0;
  const connections = trackConnections(server);
  const onRequest = (message: IncomingMessage, to: ServerResponse) => {
    connections.used(message, to);
    // Only a connection that broke off ends here: everything else has been answered.
    serve(message, to).catch(() => to.destroy());
  };
  server.on("request", onRequest);
  server.on("checkExpectation", onRequest);
  server.on("checkContinue", (message: IncomingMessage, to: ServerResponse) => {
    // Who asks first whether to send a body, and is told no, sends none.
    if (saysTooLarge(message)) {
      connections.used(message, to);
      return void writeResponse(
        refusal("the body is far too large; send a smaller one.", headersOf(message)),
        to,
        true,
      );
    }
    to.writeContinue();
    onRequest(message, to);
  });
  server.on("connect", (message: IncomingMessage, socket: Duplex) => {
    // Node has let go of this connection, its errors included.
    socket.on("error", () => socket.destroy());
    socket.resume();
    refuseConnection(noTunnel(headersOf(message)), socket);
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(port, host, error)));
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  origin = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;

  const close = () =>
    new Promise<void>((resolve) => {
      const force = setTimeout(connections.closeAll, closeWithinMs);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
      server.closeIdleConnections();
      connections.closeUnused();
    });
  return {
    url: origin,
    port: bound,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};
