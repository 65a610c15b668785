import { connect } from "node:net";
import { type HttpRequest, type HttpResponse, MessageError } from "./message.ts";

/** A server on this machine. */
export interface Address {
  host: string;
  port: number;
}

const timeoutMs = 10_000;

/** The bytes of a request, as the documents print it. */
const toBytes = ({ method, url, headers, body }: HttpRequest): string =>
  [`${method} ${url} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), "", body].join("\r\n");

const decodeChunks = (text: Buffer): string | undefined => {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = text.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const size = Number.parseInt(text.subarray(at, end).toString("latin1"), 16);
    if (size === 0) return Buffer.concat(chunks).toString();
    chunks.push(text.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
};

/** Parses a response; undefined while it is not yet complete. */
const parse = (bytes: Buffer): HttpResponse | undefined => {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [start = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const field = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1];
  const rest = bytes.subarray(end + 4);
  const length = Number(field("content-length") ?? 0);
  const body = field("transfer-encoding") ? decodeChunks(rest) : rest.length < length ? undefined : rest.toString();
  if (body === undefined) return undefined;
  const [, status = "", reason = ""] = /^HTTP\/1\.1 (\d{3}) ?(.*)$/.exec(start) ?? [];
  return { status: Number(status), reason, headers, body };
};

/**
 * Sends the exact bytes of a request over its own TCP connection, and reads the response. `fetch` and `node:http` would
 * add headers and rewrite the request line.
 *
 * @throws MessageError when the server closes the connection, or sends nothing for 10 s, before the response is complete.
 */
export const sendRequest = (address: Address, request: HttpRequest): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    let bytes: Buffer = Buffer.alloc(0);
    const socket = connect(address, () => socket.write(toBytes(request)));
    const fail = (why: string) => {
      socket.destroy();
      reject(new MessageError(why));
    };
    socket.setTimeout(timeoutMs, () => fail(`No complete response within ${timeoutMs} ms.`));
    socket.on("error", reject);
    socket.on("close", () => fail("The server closed the connection before the response was complete."));
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const response = parse(bytes);
      if (!response) return;
      resolve(response);
      socket.destroy();
    });
  });
