import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { idsOf } from "../request/ids.ts";
import { failure } from "../response/error-response.ts";
import { describeMalformed, headersIn } from "./malformed.ts";
import { writeAndClose, writeResponse } from "./outgoing.ts";

type ParseError = Error & { code?: string; rawPacket?: Uint8Array };

// Closed at once while bytes still come in, a connection is reset, and its answer may never be read.
const lingerMs = 1_000;

const refusalOf = ({ code = "", rawPacket }: ParseError) => {
  const ids = idsOf(headersIn(rawPacket));
  return code === "ERR_HTTP_REQUEST_TIMEOUT"
    ? failure(408, "requestTimeout", ids, "the request did not arrive whole in time; send it again, at once.")
    : failure(400, "invalidRequestInput", ids, describeMalformed(code));
};

/** Refuses what comes over a connection, in place of an answer, and closes it. */
export const refuseConnection = (response: Response, socket: Duplex): void => {
  if (!socket.writable) return void socket.destroy();
  void writeAndClose(response, STATUS_CODES[response.status] ?? "", socket);
  setTimeout(() => socket.destroy(), lingerMs).unref();
};

/** Keeps account of a server's connections, and refuses those that do not speak HTTP. */
export const trackConnections = (server: Server) => {
  const open = new Set<Socket>();
  // A connection that has sent nothing yet, as a browser opens it ahead; node does not count it as idle.
  const unused = new Set<Socket>();
  const latest = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();

  server.on("connection", (socket: Socket) => {
    open.add(socket);
    unused.add(socket);
    socket.once("close", () => {
      open.delete(socket);
      unused.delete(socket);
    });
  });

  server.on("clientError", (error: ParseError, socket) => {
    // Node says so again with every packet that follows.
    if (refused.has(socket)) return;
    refused.add(socket);
    if (error.code === "ECONNRESET") return void socket.destroy();
    const last = latest.get(socket);
    const refuse = () => refuseConnection(refusalOf(error), socket);
    // Requests before the malformed one are answered first: their senders count answers.
    if (!last || last.writableFinished) refuse();
    else if (last.req.complete || last.headersSent) last.once("close", refuse);
    else void writeResponse(refusalOf(error), last, true);
  });

  return {
    /** Notes that a request came over a connection. */
    used(message: IncomingMessage, response: ServerResponse) {
      unused.delete(message.socket);
      latest.set(message.socket, response);
    },
    closeUnused() {
      for (const socket of unused) socket.destroy();
    },
    closeAll() {
      for (const socket of open) socket.destroy();
    },
  };
};
