import type { ServerResponse } from "node:http";
import type { HttpResponse } from "../http.ts";

/** How many bytes of a stream may be waiting for the client. */
const maxWaitingBytes = 64 * 1024;

/**
 * Streams a response until the client disconnects or the server stops. A client that does not keep up is disconnected.
 */
export const streamResponse = (
  { status, headers, stream }: HttpResponse,
  to: ServerResponse,
  ending: AbortSignal,
): Promise<void> =>
  new Promise((resolve) => {
    to.shouldKeepAlive = false;
    to.writeHead(status, headers);
    const stop = stream?.((text) => {
      if (to.writableLength > maxWaitingBytes) to.destroy();
      else to.write(text);
    });
    const end = () => void to.end();
    if (ending.aborted) end();
    ending.addEventListener("abort", end, { once: true });
    to.once("close", () => {
      stop?.();
      ending.removeEventListener("abort", end);
      resolve();
    });
  });
