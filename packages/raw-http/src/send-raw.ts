import { connect } from "node:net";
import { type RawResponse, readResponse } from "./read-response.ts";

export interface RawOptions {
  /** Default: `127.0.0.1`. */
  host?: string;
  /** Read until the server closes the connection, and not only to the end of the first response. Default: false. */
  all?: boolean;
  /** Half-close the connection after the bytes, to say that nothing follows. Default: false. */
  end?: boolean;
  /** How long the server may be silent, in milliseconds; then the connection is closed. Default: 30000. */
  silentMs?: number;
}

/** What came back over one connection. */
export interface RawResult {
  /** The first final response; absent when none came, or not all of one. */
  response?: RawResponse;
  /** All bytes that were read, one character each (latin1). */
  text: string;
  /** Whether the server was silent for too long. */
  silent: boolean;
  /** Why the connection broke off, or why the bytes are not a response of HTTP/1.1. */
  error?: Error;
}

/**
 * Sends bytes over a connection of their own, as they are, and reads what comes back: for requests that no HTTP client
 * makes, and responses that it would not show as they were sent. It always resolves.
 *
 * @example
 * const server = await mock.listen({ port: 0 });
 * const { response } = await sendRaw(server.port, "GET /unknown HTTP/1.1\r\nHost: localhost\r\n\r\n");
 * response?.reason; // "Not Found"
 * await server.close();
 */
export const sendRaw = (
  port: number,
  bytes: string | Uint8Array,
  { host = "127.0.0.1", all = false, end = false, silentMs = 30_000 }: RawOptions = {},
): Promise<RawResult> =>
  new Promise((resolve) => {
    const request = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    const isHead = Buffer.from(request.subarray(0, 5)).toString("latin1") === "HEAD ";
    let parts: Buffer[] = [];
    const result: RawResult = { text: "", silent: false };
    const parse = (closed: boolean) => {
      parts = [Buffer.concat(parts)];
      if (result.response) return;
      try {
        const response = readResponse(parts[0] ?? Buffer.alloc(0), { isHead, closed });
        if (response) result.response = response;
      } catch (error) {
        result.error = error as Error;
      }
    };
    const onClose = () => finish(true);
    const socket = connect(port, host, () => void (end ? socket.end(request) : socket.write(request)));
    const finish = (closed: boolean) => {
      socket.off("close", onClose).destroy();
      parse(closed);
      result.text = Buffer.concat(parts).toString("latin1");
      resolve(result);
    };
    socket.setTimeout(silentMs, () => {
      result.silent = true;
      finish(false);
    });
    socket.on("data", (part) => {
      parts.push(part);
      if (all) return;
      parse(false);
      if (result.response || result.error) finish(false);
    });
    // A reset ends a connection as well as a regular end does.
    socket.on("error", (error) => {
      result.error ??= error;
    });
    socket.on("close", onClose);
  });
