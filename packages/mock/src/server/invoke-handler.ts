import type { Handler } from "../handler.ts";
import type { HttpResponse } from "../http.ts";
import { describeFailure, type Log } from "../log.ts";
import { idsOf } from "../request/ids.ts";
import { unexpectedError } from "../response/error-response.ts";

/** A Response of the Fetch standard that has been read whole. */
export interface BufferedResponse {
  status: number;
  /** Names in lower case; one name may be there several times. */
  headers: [string, string][];
  body: Uint8Array;
}

// The mock's own responses have some kilobytes; this protects the memory from a handler that never ends.
const maxResponseBytes = 16 * 1024 * 1024;

class ResponseTooLarge extends Error {
  override name = "ResponseTooLarge";
}

class ResponseTooLate extends Error {
  override name = "ResponseTooLate";
}

/**
 * Reads a response to its end.
 *
 * @throws ResponseTooLarge above 16 MiB; TypeError for one without a status or with a body that is not bytes; what its
 * body fails with.
 */
const bufferResponse = async (response: Response, signal?: AbortSignal): Promise<BufferedResponse> => {
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  // What `Response.error()` makes has the status 0, which cannot be sent.
  if (status < 200) throw new TypeError("The response has no status.");
  if (response.bodyUsed) throw new TypeError("The body of the response has been read before.");
  const reader = response.body?.getReader();
  if (reader) {
    signal?.addEventListener("abort", () => void reader.cancel().catch(() => {}), { once: true });
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!((part.value as unknown) instanceof Uint8Array))
        throw new TypeError("The body of the response is not bytes.");
      size += part.value.length;
      if (size > maxResponseBytes) {
        reader.cancel().catch(() => {});
        throw new ResponseTooLarge();
      }
      chunks.push(part.value);
    }
  }
  return { status, headers: [...headers], body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
};

const withinTime = async (
  work: (signal: AbortSignal) => Promise<BufferedResponse>,
  ms: number,
): Promise<BufferedResponse> => {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new ResponseTooLate());
      abort.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
};

const logSafely = (log: Log, line: string) => {
  try {
    log(line);
  } catch {
    // The log may fail as well; the response does not depend on it.
  }
};

/** Invokes a handler. It always resolves: if the handler fails, with an error response, and a line in the log. */
export const invokeHandler = async (
  handler: Handler,
  request: Request,
  log: Log,
  ms: number,
): Promise<BufferedResponse | HttpResponse> => {
  try {
    return await withinTime(async (signal) => bufferResponse(await handler.fetch(request), signal), ms);
  } catch (error) {
    logSafely(log, describeFailure(request.method, new URL(request.url).pathname, error));
    return unexpectedError(idsOf(Object.fromEntries(request.headers)));
  }
};
