import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { operations } from "../prism/operations.ts";
import { type Answer, wholeOf } from "./invoke-handler.ts";
import { LightResponse } from "./lightweight.ts";

// Headers objects hold names in lower case; on the wire they are spelled as the description spells them.
const spellings = new Map(
  operations
    .flatMap(({ responses }) => responses.flatMap(({ headers = [] }) => headers.map(({ name }) => name)))
    .map((name) => [name.toLowerCase(), name]),
);

const spell = (name: string) => spellings.get(name) ?? name.replace(/(^|-)[a-z]/g, (initial) => initial.toUpperCase());

// The server alone says how an answer is framed, whatever headers a handler gives it.
const framing = new Set(["connection", "keep-alive", "transfer-encoding", "trailer", "upgrade"]);

const headersOf = ({ headers, body }: Answer, bodiless: boolean): [string, string][] => {
  const own = [...headers]
    .filter(([name]) => !framing.has(name) && (bodiless || name !== "content-length"))
    .map(([name, value]): [string, string] => [spell(name), value]);
  return bodiless ? own : [...own, ["Content-Length", String(body.length)]];
};

const withoutBody = (status: number) => status === 204 || status === 304;

/** Writes an answer with exactly its headers, its length in bytes and the date. */
export const writeAnswer = (answer: Answer, to: ServerResponse, closing: boolean): void => {
  if (to.headersSent || to.destroyed) return;
  const bodiless = to.req.method === "HEAD" || withoutBody(answer.status);
  if (closing) to.shouldKeepAlive = false;
  // HTTP/1.1 keeps a connection unless told otherwise.
  if (to.shouldKeepAlive) to.removeHeader("connection");
  if (answer instanceof LightResponse) return void answer.writeTo(to);
  to.writeHead(answer.status, headersOf(answer, bodiless).flat());
  // As one text of bytes it goes out with the head in one write; bytes apart from it make two.
  to.end(bodiless ? undefined : Buffer.from(answer.body).toString("latin1"), "latin1");
};

/** Writes a Response as an answer. */
export const writeResponse = async (response: Response, to: ServerResponse, closing: boolean): Promise<void> =>
  writeAnswer(await wholeOf(response), to, closing);

/** Resolves when the other side has taken a response; a connection that does not do so in time is closed. */
export const untilTaken = async (to: ServerResponse, ms: number): Promise<void> => {
  if (to.writableFinished || to.destroyed) return;
  const timer = setTimeout(() => to.destroy(), ms);
  await once(to, "close");
  clearTimeout(timer);
};

/** Writes a Response whole, but leaves its connection open; it is closed once the response is ended. */
export const startResponse = async (response: Response, to: ServerResponse): Promise<void> => {
  const answer = await wholeOf(response);
  if (to.headersSent || to.destroyed) return;
  to.shouldKeepAlive = false;
  to.writeHead(answer.status, headersOf(answer, false).flat());
  to.write(answer.body);
};

/** Writes a Response to a connection that node:http has given up on, and closes it. */
export const writeAndClose = async (response: Response, reason: string, to: Duplex): Promise<void> => {
  const answer = await wholeOf(response);
  const lines = [...headersOf(answer, false), ["Date", new Date().toUTCString()], ["Connection", "close"]];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  to.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${response.status} ${reason}\r\n${head}\r\n`), answer.body]));
};
