import type { ServerResponse } from "node:http";
import type { HttpResponse } from "../http.ts";

/** How much may wait for a reader of a stream, in bytes. */
const maxWaitingBytes = 64 * 1024;

/**
 * Sends a response that goes on, until the other side has gone or the server ends. A reader that does not keep up is cut
 * off.
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
