import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ScriptedResponse } from "./scenarios.ts";

const reasons: Record<number, string> = { 200: "OK", 201: "Created", 400: "Bad Request", 429: "Too Many Requests" };
const lateMs = 1_500;

const chunksOf = (body: Buffer): string[] => {
  const parts = body.length === 0 ? [] : [body.subarray(0, 1), body.subarray(1)].filter(({ length }) => length > 0);
  return [
    ...parts.map((part) => `${part.length.toString(16).toUpperCase()};note=x\r\n${part.toString("latin1")}\r\n`),
    "0\r\n\r\n",
  ];
};

const headLines = (
  { status, headers, manner }: ScriptedResponse,
  ids: Record<string, string>,
  framing: string,
): string[] => {
  const reason = manner === "no reason phrase" ? "" : (reasons[status] ?? "Status");
  const typed = manner === "charset" ? { ...headers, "Content-Type": 'application/json; charset="utf-8"' } : headers;
  const more =
    manner === "unknown headers"
      ? ["Set-Cookie: a=b", "Set-Cookie: c=d", `X-Long: ${"x".repeat(4_000)}`, "X-Empty:"]
      : [];
  const lines = Object.entries({ ...typed, ...ids }).map(([name, value]) => `${name}: ${value}`);
  const all = [...lines, framing, "Connection: close", ...more];
  const cased = manner === "other case" ? all.map((line) => line.replace(/^[^:]+/, (name) => name.toUpperCase())) : all;
  return [`HTTP/1.1 ${status} ${reason}`, ...cased];
};

/** Writes a response to a connection as the script wants it, and closes the connection. */
export const writeResponse = async (
  socket: Socket,
  response: ScriptedResponse,
  ids: Record<string, string>,
): Promise<void> => {
  const { manner, body } = response;
  if (manner === "dropped") {
    socket.destroy();
    return;
  }
  if (manner === "late") await sleep(lateMs);
  const text = body === undefined ? "" : `${manner === "byte order mark" ? "\uFEFF" : ""}${JSON.stringify(body)}`;
  const bytes = Buffer.from(text);
  if (manner === "informational") socket.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
  const framing = manner === "chunked" ? "Transfer-Encoding: chunked" : `Content-Length: ${bytes.length}`;
  socket.write(`${headLines(response, ids, framing).join("\r\n")}\r\n\r\n`);
  if (manner === "cut") {
    socket.write(bytes.subarray(0, Math.max(0, bytes.length - 2)), () => socket.destroy());
    return;
  }
  if (manner === "chunked") socket.end(chunksOf(bytes).join(""), "latin1");
  else socket.end(bytes);
};
