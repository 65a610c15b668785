import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Whether a server speaks TLS. */
export const isTls = (server: Server): boolean => "setSecureContext" in server;

const endpointOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

/**
 * Bounds the connections of a server that do not agree on the encryption: half of all may be of one address. Beyond that,
 * the one that began first is closed, so that nobody keeps others out by connecting in silence.
 */
export class Handshakes {
  readonly #max: number;
  /** By address, each by its endpoint, the one that began first at the start. */
  readonly #pending = new Map<string, Map<string, Socket>>();

  constructor(server: Server, max: number) {
    this.#max = Math.max(1, Math.floor(max / 2));
    server.on("connection", (socket: Socket) => this.#begin(socket));
    server.on("secureConnection", (socket: Socket) => this.#end(socket.remoteAddress ?? "", endpointOf(socket)));
  }

  #begin(socket: Socket): void {
    const address = socket.remoteAddress ?? "";
    const endpoint = endpointOf(socket);
    const pending = this.#pending.get(address) ?? new Map<string, Socket>();
    this.#pending.set(address, pending.set(endpoint, socket));
    socket.once("close", () => this.#end(address, endpoint));
    if (pending.size <= this.#max) return;
    const [first] = pending.values();
    first?.destroy();
  }

  #end(address: string, endpoint: string): void {
    const pending = this.#pending.get(address);
    pending?.delete(endpoint);
    if (pending?.size === 0) this.#pending.delete(address);
  }
}
