import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

// A stand-in for the service that knows nothing of it: it says what a test told it to, and keeps what it was asked.

/** What the double was asked. */
interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers one request, in whatever way. */
export type Answer = (response: ServerResponse) => unknown;

/** A whole answer; a body that is no text becomes JSON. */
export const answer =
  (status: number, body: unknown = "", headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));

/** Sends bytes as they are, HTTP or not, then drops the connection. */
export const drop =
  (bytes = ""): Answer =>
  ({ socket }) =>
    socket?.write(bytes, () => socket.destroy());

/** Sends bytes as they are, and no more. */
export const stall =
  (bytes = ""): Answer =>
  ({ socket }) =>
    socket?.write(bytes);

/** Listens on loopback and gives the answers one after the other, the last for ever. */
export const startDouble = async (answers: Answer[], host = "127.0.0.1") => {
  const received: Received[] = [];
  const arrivals = new EventTarget();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const next = answers[Math.min(received.length, answers.length - 1)];
    received.push({ method: request.method, url: request.url, headers: request.headers, body });
    arrivals.dispatchEvent(new Event("arrival"));
    next?.(response);
  });
  await once(server.listen(0, host), "listening");
  const { port } = server.address() as AddressInfo;

  const close = async (): Promise<void> => {
    if (!server.listening) return;
    server.closeAllConnections();
    await once(server.close(), "close");
  };

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    received,
    /** Waits until so many requests have come. */
    arrived: async (count: number): Promise<void> => {
      while (received.length < count) await once(arrivals, "arrival");
    },
    close,
    [Symbol.asyncDispose]: close,
  };
};
