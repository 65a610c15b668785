import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { HttpResponse } from "../http.ts";
import { type Ids, idsOf } from "../request/ids.ts";
import { errorResponse } from "../response/error-response.ts";
import { Handshakes, isTls } from "./handshakes.ts";
import { discardMs } from "./limits.ts";
import { describeMalformed, headersIn } from "./malformed.ts";
import { writeAndClose, writeResponse } from "./outgoing.ts";

type ParseError = Error & { code?: string; rawPacket?: Uint8Array };

const rejectionOf = ({ code = "", rawPacket }: ParseError) => {
  const ids = idsOf(headersIn(rawPacket));
  return code === "ERR_HTTP_REQUEST_TIMEOUT"
    ? errorResponse(408, "requestTimeout", ids, "the request did not arrive whole in time; send it again, at once.")
    : errorResponse(400, "invalidRequestInput", ids, describeMalformed(code));
};

const overloaded = (ids: Ids) =>
  errorResponse(503, "serviceUnavailable", ids, "the server has too many connections; close some, and retry.");

/** Rejects what comes over a connection with one response, and closes it. */
export const rejectConnection = (response: HttpResponse, socket: Duplex): void => {
  if (!socket.writable) return void socket.destroy();
  writeAndClose(response, STATUS_CODES[response.status] ?? "", socket);
  // Closed at once while bytes still come in, a connection is reset, and its response may never be read.
  const timer = setTimeout(() => socket.destroy(), discardMs).unref();
  socket.once("close", () => clearTimeout(timer));
};

/** The connections of one address. */
interface Peer {
  address: string;
  open: number;
  /** Connections that wait for the client, the one that has waited longest first. */
  waiting: Set<Socket>;
}

/**
 * Tracks a server's connections and limits their number: in total, and half of that per address.
 *
 * Above the limit, it closes the connection that has waited longest for its client to send a request or the rest of one, or
 * to read a response. If every connection is being served, the new one is rejected with 503.
 */
export class Connections {
  readonly #max: number;
  readonly #peers = new Map<string, Peer>();
  readonly #open = new Map<Socket, Peer>();
  readonly #waiting = new Set<Socket>();
  /** Connections that have sent nothing yet, as browsers open them in advance; node does not count them as idle. */
  readonly #unused = new Set<Socket>();
  readonly #latest = new WeakMap<Duplex, ServerResponse>();
  readonly #malformed = new WeakSet<Duplex>();

  constructor(server: Server, max: number) {
    this.#max = max;
    // Those being rejected take a moment more; node drops what comes beyond them.
    server.maxConnections = max + 100;
    // With TLS, a connection is one only once it is encrypted.
    const handshakes = isTls(server) ? new Handshakes(server, max) : undefined;
    server.on(handshakes ? "secureConnection" : "connection", (socket: Socket) => this.#admit(socket));
    server.on("clientError", (error: ParseError, socket) => this.#rejectMalformed(error, socket));
  }

  /**
   * Records that a request arrived on a connection.
   *
   * @returns whether to serve it: false on a connection that is being closed.
   */
  requested(message: IncomingMessage, response: ServerResponse): boolean {
    this.#unused.delete(message.socket);
    this.#latest.set(message.socket, response);
    return this.#open.has(message.socket);
  }

  /** Records that a request has arrived completely, and is being served. */
  serving(socket: Socket): void {
    this.#waiting.delete(socket);
    this.#open.get(socket)?.waiting.delete(socket);
  }

  /** Records that the connection now waits for its client. */
  served(socket: Socket): void {
    const peer = this.#open.get(socket);
    if (!peer) return;
    this.#waiting.add(socket);
    peer.waiting.add(socket);
  }

  closeUnused(): void {
    for (const socket of this.#unused) socket.destroy();
  }

  closeAll(): void {
    for (const socket of this.#open.keys()) socket.destroy();
  }

  #admit(socket: Socket): void {
    const address = socket.remoteAddress ?? "";
    const peer = this.#peers.get(address) ?? { address, open: 0, waiting: new Set() };
    const crowded =
      peer.open >= this.#max / 2 ? peer.waiting : this.#open.size >= this.#max ? this.#waiting : undefined;
    if (crowded && !this.#evictFrom(crowded)) return void this.#turnAway(socket);
    this.#peers.set(address, peer);
    this.#open.set(socket, peer);
    peer.open += 1;
    this.#unused.add(socket);
    this.served(socket);
    socket.once("close", () => this.#forget(socket));
  }

  #forget(socket: Socket): void {
    this.serving(socket);
    this.#unused.delete(socket);
    const peer = this.#open.get(socket);
    this.#open.delete(socket);
    if (!peer) return;
    peer.open -= 1;
    if (peer.open === 0) this.#peers.delete(peer.address);
  }

  /** Closes the first of some connections; with 503 where no response has begun that it would break. */
  #evictFrom(waiting: Set<Socket>): boolean {
    const [longest] = waiting;
    if (!longest) return false;
    const latest = this.#latest.get(longest);
    this.#forget(longest);
    if (latest?.headersSent) longest.destroy();
    else this.#turnAway(longest);
    return true;
  }

  #turnAway(socket: Socket): void {
    const latest = this.#latest.get(socket);
    writeAndClose(overloaded(idsOf(latest?.req.headers ?? {})), "Service Unavailable", socket);
    socket.destroySoon();
  }

  #rejectMalformed(error: ParseError, socket: Duplex): void {
    // Node reports it again with every packet that follows.
    if (this.#malformed.has(socket)) return;
    this.#malformed.add(socket);
    if (error.code === "ECONNRESET" || /^ERR_(?:SSL|TLS)_/.test(error.code ?? "")) return void socket.destroy();
    const last = this.#latest.get(socket);
    const reject = () => rejectConnection(rejectionOf(error), socket);
    // Requests before the malformed one get their responses first: their senders count them.
    if (!last || last.writableFinished) reject();
    else if (last.req.complete || last.headersSent) last.once("close", reject);
    else writeResponse(rejectionOf(error), last, true);
  }
}
