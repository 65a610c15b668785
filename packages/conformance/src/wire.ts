import { connect } from "node:net";
import { type HttpRequest, type HttpResponse, MessageError } from "./http-message.ts";

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

/** Reads an answer, or undefined while it is not yet whole. */
const read = (bytes: Buffer): HttpResponse | undefined => {
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
 * Sends the very bytes of a request over a TCP connection of its own, and reads the answer.
 *
 * @throws MessageError when the server closes the connection or is silent for 10 s before the answer is whole.
 */
export const exchangeBytes = (address: { host: string; port: number }, request: HttpRequest): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    let bytes: Buffer = Buffer.alloc(0);
    const socket = connect(address, () => socket.write(toBytes(request)));
    const fail = (why: string) => {
      socket.destroy();
      reject(new MessageError(why));
    };
    socket.setTimeout(timeoutMs, () => fail(`No whole answer within ${timeoutMs} ms.`));
    socket.on("error", reject);
    socket.on("close", () => fail("The server closed the connection before its answer was whole."));
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const response = read(bytes);
      if (!response) return;
      resolve(response);
      socket.destroy();
    });
  });
