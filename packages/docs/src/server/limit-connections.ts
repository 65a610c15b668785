import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Limits } from "./limits.ts";

/**
 * Closes connections above the limits, in all and from one address, before a byte of theirs is read. Node itself has a
 * limit for all connections, but none for an address.
 */
export const limitConnections = (
  server: Server,
  { connections, connectionsPerAddress }: Pick<Limits, "connections" | "connectionsPerAddress">,
): void => {
  server.maxConnections = connections;
  const open = new Map<string, number>();
  // Prepended: the socket is closed before the HTTP parser gets it.
  server.prependListener("connection", (socket: Socket) => {
    const { remoteAddress = "" } = socket;
    const count = open.get(remoteAddress) ?? 0;
    if (count >= connectionsPerAddress) return void socket.destroy();
    open.set(remoteAddress, count + 1);
    socket.once("close", () => {
      const left = (open.get(remoteAddress) ?? 1) - 1;
      if (left > 0) open.set(remoteAddress, left);
      else open.delete(remoteAddress);
    });
  });
};
