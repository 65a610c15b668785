import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { describeFailure, failure, type Log, logToStderr, unexpected } from "./failure.ts";
import { idsOf } from "./ids.ts";
import { readBytes, toRequest } from "./incoming.ts";
import type { Handler } from "./mock.ts";
import { writeAndClose, writeResponse } from "./outgoing.ts";

export interface ListenOptions {
  /** Default: 4010. With 0 the system chooses a free port. */
  port?: number;
  /** The address to listen on. Default: 127.0.0.1, so that other machines cannot connect. */
  host?: string;
  /** Takes a line when the handler failed. Default: standard error. */
  log?: Log;
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
const requestTimeoutMs = 30_000;

const refuse = (detail: string, headers = new Headers()) => failure(400, "invalidRequestInput", idsOf(headers), detail);

const answerWith = async (handler: Handler, request: Request, log: Log): Promise<Response> => {
  try {
    const response = await handler.fetch(request);
    // A body that cannot be read is a failure of the handler, too.
    return new Response(response.body && (await response.arrayBuffer()), response);
  } catch (error) {
    log(describeFailure(request, error));
    return unexpected(idsOf(request.headers));
  }
};

const refuseConnection = (error: Error & { code?: string }, socket: Duplex) => {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const response =
    error.code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? failure(408, "requestTimeout", idsOf(new Headers()))
      : refuse("this is not HTTP/1.1 as the mock reads it: a malformed or too large head, or a wrong length.");
  void writeAndClose(response, STATUS_CODES[response.status] ?? "", socket);
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
 * @throws Error when the port is in use (it names the port), or the address cannot be listened on.
 *
 * @example
 * const server = await listen(createMock(), { port: 0 });
 * await fetch(`${server.url}/v1/customers/all/validations`, { headers: { Authorization: "Bearer any" } });
 * await server.close();
 */
export const listen = async (
  handler: Handler,
  { port = 4010, host = "127.0.0.1", log = logToStderr }: ListenOptions = {},
): Promise<Listener> => {
  let origin = "";
  let closing: Promise<void> | undefined;

  const serve = async (message: IncomingMessage, to: ServerResponse) => {
    const bytes = await readBytes(message);
    const request = bytes && toRequest(message, origin, bytes);
    if (request instanceof Request)
      return writeResponse(await answerWith(handler, request, log), to, closing !== undefined);
    return writeResponse(refuse(request ?? "the body is far too large; send a smaller one."), to, true);
  };
  // A connection that has sent nothing yet, as a browser opens it ahead; node does not count it as idle.
  const unused = new Set<Socket>();
  const onRequest = (message: IncomingMessage, to: ServerResponse) => {
    unused.delete(message.socket);
    // Only a connection that broke off ends here: everything else has been answered.
    serve(message, to).catch(() => to.destroy());
  };

  // With `requireHostHeader` node would refuse a request without Host by itself, with an empty body.
  const server = createServer({ requireHostHeader: false, requestTimeout: requestTimeoutMs }, onRequest);
  server.on("checkExpectation", onRequest);
  server.on("clientError", refuseConnection);
  server.on("connection", (socket: Socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(port, host, error)));
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  origin = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;

  const close = () =>
    new Promise<void>((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), closeWithinMs);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
      server.closeIdleConnections();
      for (const socket of unused) socket.destroy();
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
