import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpResponse } from "../http.ts";
import { discardMs, maxDiscardedBytes, maxDiscardedChunks } from "./limits.ts";
import { startResponse, writeResponse } from "./outgoing.ts";
import { hasBody } from "./read-body.ts";

/** Resolves when a body has ended, its connection has, or as much of it was discarded as is bearable. */
const discardBody = (message: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    let bytes = 0;
    let chunks = 0;
    const timer = setTimeout(resolve, discardMs);
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    message.on("error", finish).on("end", finish).on("close", finish);
    message.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      chunks += 1;
      if (bytes > maxDiscardedBytes || chunks > maxDiscardedChunks) finish();
    });
  });

/**
 * Sends a response while the request's body may still be coming in, and closes the connection. Closed at once, it would
 * be reset, and the response might never be read: what follows is discarded for a moment.
 */
export const respondEarly = async (
  response: HttpResponse,
  message: IncomingMessage,
  to: ServerResponse,
): Promise<void> => {
  if (!hasBody(message) || message.complete) return writeResponse(response, to, true);
  startResponse(response, to);
  await discardBody(message);
  to.end();
};
