// Sends bytes over a socket as they are, for requests that no HTTP client makes.
import { connect } from "node:net";

/** A response as far as it arrived; status 0 when the connection was closed without one. */
export interface RawResponse {
  status: number;
  /** The status line and the headers, as they were sent. */
  head: string;
  body: string;
}

const parse = (bytes: Buffer, isHead: boolean): RawResponse | undefined => {
  const text = bytes.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(status)) throw new Error(`Expected an HTTP/1.1 status line, but received: ${head.slice(0, 80)}`);
  if (status === 100) return parse(bytes.subarray(end + 4), isHead);
  const body = text.slice(end + 4);
  if (/^transfer-encoding: *chunked/im.test(head))
    return body.endsWith("0\r\n\r\n") ? { status, head, body } : undefined;
  const length = isHead || status === 304 ? 0 : Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? Number.NaN);
  return body.length >= length ? { status, head, body: body.slice(0, length) } : undefined;
};

/**
 * Sends bytes to a port of this machine, and reads one response: to its Content-Length or last
 * chunk, or to the end of the connection.
 *
 * @throws Error when what comes back is not HTTP, or a body ends before its Content-Length.
 */
export const sendRaw = (port: number, bytes: string | Uint8Array): Promise<RawResponse> =>
  new Promise((resolve, reject) => {
    const request = Buffer.from(bytes as string);
    const isHead = request.subarray(0, 5).toString("latin1") === "HEAD ";
    let received = Buffer.alloc(0);
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    const finish = (settle: () => void) => {
      socket.destroy();
      settle();
    };
    const read = () => {
      try {
        const response = parse(received, isHead);
        if (response) finish(() => resolve(response));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      read();
    });
    // A reset ends a connection as well as a regular end does.
    socket.on("error", () => {});
    socket.on("close", () => {
      const text = received.toString("latin1");
      const [head = "", body = ""] = text.split("\r\n\r\n", 2);
      if (/^content-length: *[1-9]/im.test(head)) reject(new Error(`The response ends before its length: ${head}`));
      else resolve({ status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0), head, body });
    });
  });

/** Sends bytes and half-closes the connection. Resolves when the server has closed it, with whatever it sent. */
export const sendAndHangUp = (port: number, bytes: Uint8Array): Promise<string> =>
  new Promise((resolve) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(received));
  });
