import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

// A server that sends the responses of a test, whatever the requests are, and keeps the requests.

/** A request that the server received. */
interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Responds to one request, in whatever way. */
export type Respond = (response: ServerResponse) => unknown;

/** A complete response; a body that is not a string becomes JSON. */
export const respond =
  (status: number, body: unknown = "", headers: Record<string, string> = {}): Respond =>
  (response) =>
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));

/** Sends bytes as they are, HTTP or not, then drops the connection. */
export const drop =
  (bytes = ""): Respond =>
  ({ socket }) =>
    socket?.write(bytes, () => socket.destroy());

/** Sends bytes as they are, and no more. */
export const stall =
  (bytes = ""): Respond =>
  ({ socket }) =>
    socket?.write(bytes);

/** Listens on loopback, and sends the responses one after the other, the last for every further request. */
export const startStubServer = async (responses: Respond[], host = "127.0.0.1") => {
  const received: Received[] = [];
  const arrivals = new EventTarget();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const next = responses[Math.min(received.length, responses.length - 1)];
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
