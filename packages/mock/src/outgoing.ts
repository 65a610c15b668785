import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { operations } from "./operations.ts";

// Headers objects hold names in lower case; on the wire they are spelled as the description spells them.
const spellings = new Map(
  operations
    .flatMap(({ responses }) => responses.flatMap(({ headers = [] }) => headers.map(({ name }) => name)))
    .map((name) => [name.toLowerCase(), name]),
);

const spell = (name: string) => spellings.get(name) ?? name.replace(/(^|-)[a-z]/g, (initial) => initial.toUpperCase());

const headersOf = (response: Response, body: Uint8Array, bodiless: boolean): [string, string][] => {
  const headers = [...response.headers]
    .filter(([name]) => bodiless || name !== "content-length")
    .map(([name, value]): [string, string] => [spell(name), value]);
  return bodiless ? headers : [...headers, ["Content-Length", String(body.length)]];
};

const withoutBody = (status: number) => status === 204 || status === 304;

/** Writes a Response with exactly its headers, its length in bytes and the date. */
export const writeResponse = async (response: Response, to: ServerResponse, closing: boolean): Promise<void> => {
  const body = new Uint8Array(await response.arrayBuffer());
  const bodiless = to.req.method === "HEAD" || withoutBody(response.status);
  if (closing) to.shouldKeepAlive = false;
  // HTTP/1.1 keeps a connection unless told otherwise.
  if (to.shouldKeepAlive) to.removeHeader("connection");
  to.writeHead(response.status, headersOf(response, body, bodiless).flat());
  to.end(bodiless ? undefined : body);
};

/** Writes a Response to a connection that node:http has given up on, and closes it. */
export const writeAndClose = async (response: Response, reason: string, to: Duplex): Promise<void> => {
  const body = new Uint8Array(await response.arrayBuffer());
  const lines = [...headersOf(response, body, false), ["Date", new Date().toUTCString()], ["Connection", "close"]];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  to.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${response.status} ${reason}\r\n${head}\r\n`), body]));
};
