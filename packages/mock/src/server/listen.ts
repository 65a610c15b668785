import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { Handler } from "../handler.ts";
import type { HttpResponse } from "../http.ts";
import { operations } from "../prism/index.ts";
import { idsOf } from "../request/ids.ts";
import { maxHeadBytes } from "../request/limits.ts";
import { invalidRequest, type Rejection, tooLarge } from "../request/rejection.ts";
import { errorResponse } from "../response/error-response.ts";
import { BodyBudget } from "./body-budget.ts";
import { Connections, rejectConnection } from "./connections.ts";
import { CostlyRequests, isCostly } from "./costly-requests.ts";
import { createHttpServer } from "./create-server.ts";
import { directHandles } from "./direct-handles.ts";
import { createHostCheck } from "./hosts.ts";
import { readHead, toFetchRequest, toHttpRequest } from "./incoming.ts";
import { invokeHandler } from "./invoke-handler.ts";
import { maxUnfinishedBytes } from "./limits.ts";
import { type ListenOptions, readListenOptions } from "./listen-options.ts";
import { isTaken, nextTick, untilTaken, writeResponse } from "./outgoing.ts";
import { announcesMore, bodyLimitOf, hasBody, noBytes, readBody } from "./read-body.ts";
import { reportRejectedHosts } from "./report-rejected-hosts.ts";
import { RequestQueue } from "./request-queue.ts";
import { respondEarly } from "./respond-early.ts";
import { streamResponse } from "./stream-response.ts";

/** A server that listens. */
export interface Listener {
  /** The base address, such as `http://127.0.0.1:4010`. */
  url: string;
  port: number;
  /**
   * Closes each connection after its next response, for a time in milliseconds, so that those who send requests go
   * elsewhere before `close`. `/readyz` of a mock responds with 503 meanwhile.
   */
  drain(milliseconds: number): Promise<void>;
  /** Takes no new connection, lets responses under way finish, and resolves within 2000 ms. */
  close(): Promise<void>;
}

const closeWithinMs = 1_800;

const rejectionOf = ({ status, example, detail }: Rejection, message: IncomingMessage) =>
  errorResponse(status, example, idsOf(message.headers), detail);

const tooManyCostly: Rejection = {
  status: 503,
  example: "serviceUnavailable",
  detail: "the server has too many large requests waiting; retry later, or send fewer at once.",
};

const methods = [...new Set(operations.map(({ method }) => method.toUpperCase()))].join(", ");
const serverOptions = ({ headers }: IncomingMessage): HttpResponse => ({
  status: 204,
  headers: { Allow: methods, ...idsOf(headers) },
});
const connectRejection = (message: IncomingMessage): HttpResponse => {
  const detail = `CONNECT is not supported; send ${methods}.`;
  const response = rejectionOf({ status: 405, example: "methodNotAllowed", detail }, message);
  return { ...response, headers: { ...response.headers, Allow: methods } };
};

const cannotListen = (port: number, host: string, error: NodeJS.ErrnoException) => {
  const text =
    error.code === "EADDRINUSE"
      ? `Port ${port} is in use. Choose another one (--port, or 0 for any free port), or stop the program that uses it.`
      : `Cannot listen on ${host}, port ${port} (${error.code}). Choose an address of this machine (--host 127.0.0.1) and a port above 1023.`;
  return new Error(text, { cause: error });
};

/**
 * Serves a handler over HTTP/1.1. The handler never takes the server down: when it throws, the response is 500 in the
 * API's own shape, and what is not HTTP is rejected with 400. A body above 64 KiB, or 256 KiB below `/__mock/`, does not
 * reach the handler.
 *
 * @throws Error when the port is in use (it names the port), or the address cannot be listened on; TypeError for an
 * option that is not known or cannot be used.
 *
 * @example
 * const server = await listen(createMock(), { port: 0 });
 * await fetch(`${server.url}/v1/customers/all/validations`, { headers: { Authorization: "Bearer any" } });
 * await server.close();
 */
export const listen = async (handler: Handler, options: ListenOptions = {}): Promise<Listener> => {
  const { port, host, allowHosts, maxConnections, log, timeouts, tls } = readListenOptions(options);
  const { headersMs, requestMs, responseMs, keepAliveMs } = timeouts;
  const isAllowed = reportRejectedHosts(createHostCheck(host, allowHosts), log);
  const budget = new BodyBudget(maxUnfinishedBytes);
  const queue = new RequestQueue();
  const direct = directHandles.get(handler.fetch);
  const costly = new CostlyRequests();
  let origin = "";
  const end = new AbortController();
  let ending = false;
  let closing: Promise<void> | undefined;

  const serve = async (message: IncomingMessage, to: ServerResponse, awaitsContinue: boolean) => {
    const reject = (rejection: Rejection) => {
      const response = rejectionOf(rejection, message);
      return awaitsContinue ? writeResponse(response, to, true) : respondEarly(response, message, to);
    };
    const head = readHead(message, isAllowed);
    if (typeof head === "string") return reject(invalidRequest(head));
    const maxBytes = bodyLimitOf(head.target);
    if (awaitsContinue) {
      // Reject a body that is too large before it is sent.
      if (announcesMore(message, maxBytes)) return reject(tooLarge(maxBytes));
      to.writeContinue();
    }
    const body = hasBody(message) ? await readBody(message, maxBytes, budget) : noBytes;
    if ("status" in body) return respondEarly(rejectionOf(body, message), message, to);
    if (head.target === "*") return writeResponse(serverOptions(message), to, ending);
    if (isCostly(message, body)) {
      const turn = costly.turn();
      if (!turn) return respondEarly(rejectionOf(tooManyCostly, message), message, to);
      await turn;
    }
    connections.serving(message.socket);
    const response = direct
      ? await direct(toHttpRequest(message, head, body))
      : await invokeHandler(handler, toFetchRequest(message, head, origin, body), log, responseMs);
    if ("stream" in response) return streamResponse(response, to, end.signal);
    await nextTick();
    connections.served(message.socket);
    writeResponse(response, to, ending);
    if (!isTaken(to)) await untilTaken(to, requestMs);
  };

  const settings = {
    // With this node would reject a request without Host by itself, with an empty body.
    requireHostHeader: false,
    insecureHTTPParser: false,
    maxHeaderSize: maxHeadBytes,
    headersTimeout: Math.min(headersMs, requestMs),
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: Math.min(1_000, headersMs / 4),
  };
  const server = await createHttpServer(settings, tls);
  // Node drops what is above its own limit in silence; here it is counted and rejected.
  server.maxHeadersCount = 0;
  const connections = new Connections(server, maxConnections);
  const receive = (message: IncomingMessage, to: ServerResponse, awaitsContinue = false) => {
    if (!connections.requested(message, to)) return;
    // Only a connection that broke off ends here: everything else has its response.
    queue.add(message.socket, () => serve(message, to, awaitsContinue).catch(() => void to.destroy()));
  };
  server.on("request", (message: IncomingMessage, to: ServerResponse) => receive(message, to));
  server.on("checkExpectation", (message: IncomingMessage, to: ServerResponse) => receive(message, to));
  server.on("checkContinue", (message: IncomingMessage, to: ServerResponse) => receive(message, to, true));
  server.on("connect", (message: IncomingMessage, socket: Duplex) => {
    // Node has let go of this connection, its errors included.
    socket.on("error", () => socket.destroy());
    socket.resume();
    rejectConnection(connectRejection(message), socket);
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(port, host, error)));
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  origin = `${tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${bound}`;

  const close = () =>
    new Promise<void>((resolve) => {
      const force = setTimeout(() => connections.closeAll(), closeWithinMs);
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
    drain: async (milliseconds) => {
      ending = true;
      end.abort();
      await wait(milliseconds);
    },
    close: () => {
      ending = true;
      end.abort();
      closing ??= close();
      return closing;
    },
  };
};
