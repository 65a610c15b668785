import { invalidRequest, type Refusal } from "./rejection.ts";

const late: Refusal = {
  status: 408,
  example: "requestTimeout",
  detail: "the body did not arrive whole in time; send it again, at once.",
};

/** The answer to a body that is larger than what is read. */
export const tooLarge = (maxBytes: number) =>
  invalidRequest(`the body is larger than ${maxBytes} bytes; send a smaller one.`);

const read = async (request: Request, maxBytes: number, signal: { late: boolean }): Promise<Uint8Array | Refusal> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    if (signal.late) return late;
    if (!((chunk as unknown) instanceof Uint8Array))
      return invalidRequest("the body is a stream of something else than bytes.");
    size += chunk.length;
    if (size > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
};

/** Reads the body of a request, up to a size and for a time. What the body itself throws passes through. */
export const readBytes = async (request: Request, maxBytes: number, ms: number): Promise<Uint8Array | Refusal> => {
  if (!request.body) return new Uint8Array();
  if (request.bodyUsed) return invalidRequest("the body has been read before; make a new request for every call.");
  const signal = { late: false };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Refusal>((resolve) => {
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
