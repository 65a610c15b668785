import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Whether a server speaks TLS. */
export const isTls = (server: Server): boolean => "setSecureContext" in server;

const endpointOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

/**
 * Limits the connections with an unfinished TLS handshake, and half of that limit per address. Above it, the oldest one is
 * closed, so that silent connections do not keep others out.
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
