import type { IncomingMessage } from "node:http";

// Far above what the mock takes: the handler says no to large bodies, this only protects the memory.
const maxBufferedBytes = 1024 * 1024;

/** Reads a body to its end; undefined when it is larger than 1 MiB. */
export const readBytes = async (message: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    message.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBufferedBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    message.on("end", () => resolve(Buffer.concat(chunks)));
    message.on("error", reject);
  });
};

// The target may be a path, or a whole URL as the documents write it. Its host does not matter here.
const targetOf = (target: string): string | undefined => {
  if (target.startsWith("/")) return target;
  if (target === "*") return "/*";
  if (!URL.canParse(target)) return undefined;
  const { pathname, search } = new URL(target);
  return `${pathname}${search}`;
};

/**
 * Turns what node:http read into a Request.
 *
 * @returns a sentence when that is not possible.
 */
export const toRequest = (message: IncomingMessage, origin: string, body: Buffer): Request | string => {
  const { method = "GET", url = "/", rawHeaders, httpVersion } = message;
  if (httpVersion === "1.1" && message.headers.host === undefined) return "the header Host is missing; send it.";
  const target = targetOf(url);
  if (target === undefined || !URL.canParse(`${origin}${target}`)) return "the request target is no path and no URL.";

  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  // A Request takes no body with GET and HEAD, and no method TRACE at all; HTTP has both.
  const bodiless = ["GET", "HEAD", "TRACE"].includes(method);
  const request = new Request(`${origin}${target}`, {
    method: method === "TRACE" ? "GET" : method,
    headers,
    ...(!bodiless && body.length > 0 && { body: new Uint8Array(body) }),
  });
  return method === "TRACE" ? Object.defineProperty(request, "method", { value: method }) : request;
};
