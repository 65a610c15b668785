import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createMock, listen } from "@partner-qualification/mock";
import { bundle } from "./bundle.ts";
import type { Places } from "./checks.ts";

/** The servers that the checks call. */
export interface Servers {
  places: Places;
  /** The same places on one origin with an empty page and the script of the checks, as on a partner's server that forwards requests. */
  sameOrigin: { places: Places; page: string; script: string };
  /** How many requests followed a redirect. */
  followed(): number;
  close(): Promise<void>;
}

/** Forwards a request to a mock; the result sends the mock's response. */
const forward = async (to: string, message: IncomingMessage): Promise<(response: ServerResponse) => void> => {
  const { host: _host, connection: _connection, "content-length": _length, ...headers } = message.headers;
  const sent = await buffer(message);
  const received = await fetch(to, {
    method: message.method ?? "GET",
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
    ...(sent.length > 0 && { body: sent }),
  });
  const body = Buffer.from(await received.arrayBuffer());
  return (response) => response.writeHead(received.status, Object.fromEntries(received.headers)).end(body);
};

/**
 * Starts two mocks, one of which sends byte order marks, and a server in front of them that loses responses, never
 * responds or redirects. It also serves a page that can import the checks.
 */
export const serve = async (): Promise<Servers> => {
  const script = await bundle("checks.js");
  const mocks = await Promise.all(
    [false, true].map((bom) => listen(createMock({ bom, vetting: "PT0.3S" }), { port: 0 })),
  );
  const [mock = "", marked = ""] = mocks.map(({ url }) => url);
  const lost = new Set<unknown>();
  const open = new Set<ServerResponse>();
  let followed = 0;

  const handlers: Record<string, (message: IncomingMessage, response: ServerResponse, rest: string) => unknown> = {
    page: (_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html>"),
    "script.js": (_, response) => response.writeHead(200, { "Content-Type": "text/javascript" }).end(script),
    mock: async (message, response, rest) => (await forward(mock + rest, message))(response),
    marked: async (message, response, rest) => (await forward(marked + rest, message))(response),
    losing: async (message, response, rest) => {
      const respond = await forward(mock + rest, message);
      const id = message.headers["ms-requestid"];
      if (lost.has(id)) return respond(response);
      lost.add(id);
      return response.destroy();
    },
    silent: (_, response) => {
      open.add(response);
      response.on("close", () => open.delete(response));
    },
    open: (_, response) => response.end(String(open.size)),
    redirecting: (_, response, rest) => response.writeHead(307, { Location: `/elsewhere${rest}` }).end(),
    elsewhere: (_, response) => {
      followed += 1;
      response.writeHead(200, { "Content-Type": "application/json" }).end('"none"');
    },
  };

  const server = createServer((message, response) => {
    // Some runtimes send a request again by themselves when a connection that had served before breaks.
    response.setHeader("Connection", "close");
    const [, place = "", rest = ""] = /^\/([^/?]*)(.*)$/.exec(message.url ?? "") ?? [];
    const handle = handlers[place];
    if (handle) handle(message, response, rest);
    else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const at = (place: string) => `${origin}/${place}`;
  const odd = { losing: at("losing"), silent: at("silent"), open: at("open"), redirecting: at("redirecting") };

  return {
    places: { mock, marked, ...odd },
    sameOrigin: {
      places: { mock: at("mock"), marked: at("marked"), ...odd },
      page: at("page"),
      script: at("script.js"),
    },
    followed: () => followed,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await Promise.all(mocks.map((one) => one.close()));
    },
  };
};
