import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** An address that leads to one port, and later to another one: as that of a service does. */
export interface Forwarder {
  port: number;
  /** Leads new connections to another port. Those that are open stay where they are. */
  leadTo(port: number): void;
  close(): void;
}

/** Starts a forwarder of connections to a port of this machine. */
export const startForwarder = async (first: number): Promise<Forwarder> => {
  let target = first;
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(target, "127.0.0.1");
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The port is not known.");
  return {
    port: address.port,
    leadTo(port) {
      target = port;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
