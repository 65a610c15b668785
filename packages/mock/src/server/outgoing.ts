import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { HttpResponse } from "../http.ts";
import { operations } from "../prism/index.ts";
import type { BufferedResponse } from "./invoke-handler.ts";

// Headers objects hold names in lower case; on the wire they are spelled as the description spells them.
const spellings = new Map(
  operations
    .flatMap(({ responses }) => responses.flatMap(({ headers = [] }) => headers.map(({ name }) => name)))
    .map((name) => [name.toLowerCase(), name]),
);

const spell = (name: string) => spellings.get(name) ?? name.replace(/(^|-)[a-z]/g, (initial) => initial.toUpperCase());

// Only the server decides how a response is framed; such headers of a handler are ignored.
const framing = new Set(["connection", "keep-alive", "transfer-encoding", "trailer", "upgrade"]);

/** A response as it goes over the wire. */
interface Written {
  status: number;
  /** Names and values in turn. */
  head: string[];
  /** In latin1, each character is one byte: as one text, the body goes out with the head in one write. */
  body: { content: string | Uint8Array; encoding: "utf8" | "latin1" } | undefined;
}

const isBodiless = (status: number, method: string | undefined) =>
  method === "HEAD" || status === 204 || status === 304;

const toWritten = (response: HttpResponse | BufferedResponse, method?: string): Written => {
  const { status, headers, body } = response;
  const head: string[] = [];
  if (!Array.isArray(headers)) {
    for (const name in headers) head.push(name, headers[name] ?? "");
    return { status, head, body: body === undefined ? undefined : { content: body, encoding: "utf8" } };
  }
  const bodiless = isBodiless(status, method);
  for (const [name, value] of headers)
    if (!framing.has(name) && (bodiless || name !== "content-length")) head.push(spell(name), value);
  if (bodiless || typeof body === "string" || body === undefined) return { status, head, body: undefined };
  head.push("Content-Length", String(body.length));
  return { status, head, body: { content: Buffer.from(body).toString("latin1"), encoding: "latin1" } };
};

let scheduled: Promise<void> | undefined;

/** Resolves in the next turn of the event loop, once for all callers of this one: batched writes wake the client once. */
export const nextTick = (): Promise<void> => {
  scheduled ??= new Promise((resolve) => {
    setImmediate(() => {
      scheduled = undefined;
      resolve();
    });
  });
  return scheduled;
};

/** Writes a response with exactly its headers, its length in bytes and the date. */
export const writeResponse = (
  response: HttpResponse | BufferedResponse,
  to: ServerResponse,
  closing: boolean,
): void => {
  if (to.headersSent || to.destroyed) return;
  const { status, head, body } = toWritten(response, to.req.method);
  if (closing) to.shouldKeepAlive = false;
  // HTTP/1.1 keeps a connection unless told otherwise; a client of HTTP/1.0 would wait for its end.
  if (to.shouldKeepAlive && to.req.httpVersion !== "1.0") to.removeHeader("connection");
  to.writeHead(status, head);
  if (body) to.end(body.content, body.encoding);
  else to.end();
};

/** Whether no part of a response waits in this process: all of it was handed to the system, or its connection is closed. */
export const isTaken = (to: ServerResponse): boolean => to.destroyed || (to.writableEnded && to.writableLength === 0);

/** Resolves when the client has read a response; a connection that takes too long is closed. */
export const untilTaken = async (to: ServerResponse, ms: number): Promise<void> => {
  const timer = setTimeout(() => to.destroy(), ms);
  await once(to, "close");
  clearTimeout(timer);
};

/** Writes a response whole, but leaves its connection open; it is closed once the response is ended. */
export const startResponse = (response: HttpResponse, to: ServerResponse): void => {
  if (to.headersSent || to.destroyed) return;
  const { status, head, body } = toWritten(response);
  to.shouldKeepAlive = false;
  to.writeHead(status, head);
  if (body) to.write(body.content, body.encoding);
};

/** Writes a response to a connection that node:http has given up on, and closes it. */
export const writeAndClose = (response: HttpResponse, reason: string, to: Duplex): void => {
  const { status, headers, body = "" } = response;
  const lines = [...Object.entries(headers), ["Date", new Date().toUTCString()], ["Connection", "close"]];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  to.write(`HTTP/1.1 ${status} ${reason}\r\n${head}\r\n`);
  to.end(body);
};
