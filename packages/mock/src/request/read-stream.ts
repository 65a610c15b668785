import { invalidRequest, type Rejection, tooLarge } from "./rejection.ts";

const late: Rejection = {
  status: 408,
  example: "requestTimeout",
  detail: "the body did not arrive in time; retry, and send it at once.",
};

const read = async (request: Request, maxBytes: number, signal: { late: boolean }): Promise<Uint8Array | Rejection> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    if (signal.late) return late;
    if (!((chunk as unknown) instanceof Uint8Array))
      return invalidRequest("the body is not a stream of bytes; send bytes or a text.");
    size += chunk.length;
    if (size > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
};

/**
 * Reads the body of a request, up to a size and for a time.
 *
 * @throws what the stream of the body fails with.
 */
export const readStream = async (request: Request, maxBytes: number, ms: number): Promise<Uint8Array | Rejection> => {
  if (!request.body) return new Uint8Array();
  if (request.bodyUsed) return invalidRequest("the body has been read before; make a new request for each call.");
  const signal = { late: false };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Rejection>((resolve) => {
    timer = setTimeout(() => {
      signal.late = true;
      resolve(late);
    }, ms);
  });
  try {
    return await Promise.race([read(request, maxBytes, signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
};
