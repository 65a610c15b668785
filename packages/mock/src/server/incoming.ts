import type { IncomingMessage } from "node:http";
import { isPlain, LightRequest } from "./lightweight.ts";
import { remoteAddresses } from "./remote.ts";
import { isOrdinary, refuseHead, sentHeaders } from "./validate-head.ts";

// Far above what the mock takes: the handler says no to large bodies, this only protects the memory.
const maxBufferedBytes = 1024 * 1024;
// An answer amid a body may get lost, so that the rest is read and thrown away: for this long.
const discardMs = 1_000;

/** Whether a body says ahead that it is too large to be read. */
export const saysTooLarge = ({ headers }: IncomingMessage): boolean =>
  Number(headers["content-length"] ?? 0) > maxBufferedBytes;

const noBytes = Buffer.alloc(0);
const joined = (chunks: Buffer[]) => (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));

/** Reads a body to its end; undefined when it is larger than 1 MiB. */
export const readBytes = async (message: IncomingMessage): Promise<Buffer | undefined> => {
  const { headers } = message;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) return noBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  let discarding: NodeJS.Timeout | undefined;
  return new Promise((resolve, reject) => {
    const finish = (bytes: Buffer | undefined) => {
      clearTimeout(discarding);
      resolve(bytes);
    };
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBufferedBytes) return void chunks.push(chunk);
      chunks.length = 0;
      discarding ??= setTimeout(finish, discardMs, undefined);
    });
    message.on("end", () => finish(size > maxBufferedBytes ? undefined : joined(chunks)));
    message.on("error", (error) => {
      clearTimeout(discarding);
      reject(error);
    });
  });
};

// The target may be a path, or a whole URL as the documents write it. Its host does not matter here.
const targetOf = (target: string): string | undefined => {
  if (target.startsWith("/")) return target;
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return undefined;
  const { pathname, search } = new URL(target);
  return `${pathname}${search}`;
};

/** The headers of a request as the Fetch standard has them: two of one name are joined. */
export const headersOf = (message: IncomingMessage): Headers => new Headers(sentHeaders(message));

/**
 * Turns what node:http read into a Request.
 *
 * @param light whether the handler takes a light request.
 * @returns a sentence when that is not possible; undefined for `OPTIONS *`, which asks about the server as a whole.
 */
export const toRequest = (
  message: IncomingMessage,
  origin: string,
  body: Buffer,
  light = false,
): Request | string | undefined => {
  const { method = "GET", url = "/" } = message;
  // A page in a browser is told in headers of their own whether it may read the answer.
  const ordinary = isOrdinary(message) && message.headers.origin === undefined;
  if (light && isPlain(method, url) && ordinary)
    return new LightRequest(origin, url, method, message.headers, body).asRequest();
  const headers = sentHeaders(message);
  const refusal = refuseHead(message, headers);
  if (refusal) return refusal;
  if (url === "*" && method === "OPTIONS") return undefined;
  const target = targetOf(url);
  if (target === undefined || !URL.canParse(`${origin}${target}`))
    return "the request target is no path and no http URL; send one of the two.";

  // A Request takes no body with GET and HEAD, and no method TRACE at all; HTTP has both.
  const bodiless = ["GET", "HEAD", "TRACE"].includes(method);
  const request = new Request(`${origin}${target}`, {
    method: method === "TRACE" ? "GET" : method,
    headers,
    ...(!bodiless && body.length > 0 && { body: new Uint8Array(body) }),
  });
  remoteAddresses.set(request, message.socket.remoteAddress ?? "");
  return method === "TRACE" ? Object.defineProperty(request, "method", { value: method }) : request;
};
