import type { IncomingMessage } from "node:http";
import { controlPath } from "../control/control-api.ts";
import { maxBodyBytes, maxBodyChunks, maxControlBodyBytes } from "../request/limits.ts";
import { invalidRequest, type Rejection, tooLarge } from "../request/rejection.ts";
import type { BodyBudget, BodyShare } from "./body-budget.ts";

/** The body of a request without one. */
export const noBytes: Buffer = Buffer.alloc(0);
const firstCapacity = 4_096;

const tooManyChunks = invalidRequest(
  `the body comes in more than ${maxBodyChunks} chunks; send larger chunks, or a Content-Length.`,
);

/** A body that had to make room for others. */
const givenUp: Rejection = {
  status: 503,
  example: "serviceUnavailable",
  detail: "the server holds too many unfinished bodies; retry, and send the body at once.",
};

/** The largest body that is read for a target, in bytes. */
export const bodyLimitOf = (target: string): number =>
  target.startsWith(controlPath) ? maxControlBodyBytes : maxBodyBytes;

/** Bytes that come in parts. Each is copied a bounded number of times, however small the parts are. */
export class GrowingBytes {
  #bytes: Buffer = noBytes;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** How much memory the bytes take. */
  get capacity(): number {
    return this.#bytes.length;
  }

  /** The bytes so far. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  append(part: Buffer): void {
    const size = this.#size + part.length;
    // Most bodies come in one part, which need not be copied.
    if (this.#size === 0) this.#bytes = part;
    else {
      if (size > this.#bytes.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(firstCapacity, 2 * size));
        this.bytes.copy(larger);
        this.#bytes = larger;
      }
      part.copy(this.#bytes, this.#size);
    }
    this.#size = size;
  }
}

const announcedBytes = ({ headers }: IncomingMessage): number => Number(headers["content-length"] ?? 0);

/** Whether a request has a body. */
export const hasBody = (message: IncomingMessage): boolean =>
  message.headers["transfer-encoding"] !== undefined || announcedBytes(message) > 0;

/** Whether the length that a request announces is above a limit. */
export const announcesMore = (message: IncomingMessage, maxBytes: number): boolean =>
  announcedBytes(message) > maxBytes;

/**
 * Reads a body to its end. Nothing is kept, and nothing more read, of one that is too large, comes in too many chunks,
 * or has to make room for others: that is a rejection.
 *
 * @throws Error when the connection breaks off.
 */
export const readBody = async (
  message: IncomingMessage,
  maxBytes: number,
  budget: BodyBudget,
): Promise<Buffer | Rejection> => {
  if (!hasBody(message)) return noBytes;
  if (announcesMore(message, maxBytes)) return tooLarge(maxBytes);
  // Most bodies arrive in one packet with the headers: node has read them when this await ends. To take them then is faster
  // than to listen for chunks.
  await undefined;
  const length = announcedBytes(message);
  const whole = length > 0 && message.readableLength === length ? message.read() : undefined;
  if (whole instanceof Buffer) return whole;
  return new Promise((resolve, reject) => {
    let body = new GrowingBytes();
    let chunks = 0;
    // Most bodies come in one part: they are never unfinished.
    let share: BodyShare | undefined;
    const stop = () => {
      share?.release();
      message.off("data", onData).off("end", onEnd);
      message.socket.off("close", onClose);
      body = new GrowingBytes();
    };
    const giveUp = (rejection: Rejection) => {
      stop();
      resolve(rejection);
    };
    const shareBudget = () => {
      // A malformed body gets its response amid its reading; after that node reports neither its error nor its end.
      message.socket.once("close", onClose);
      return budget.share(() => giveUp(givenUp));
    };
    const onData = (chunk: Buffer) => {
      chunks += 1;
      if (chunks > maxBodyChunks) return giveUp(tooManyChunks);
      if (body.size + chunk.length > maxBytes) return giveUp(tooLarge(maxBytes));
      body.append(chunk);
      if (body.size === announcedBytes(message)) return;
      share ??= shareBudget();
      share.hold(body.capacity);
    };
    const onEnd = () => {
      const { bytes } = body;
      if (share) stop();
      resolve(bytes);
    };
    const onError = (error: Error) => {
      stop();
      reject(error);
    };
    const onClose = () => onError(new Error("The connection was closed before the body had arrived."));
    message.on("data", onData).on("end", onEnd).on("error", onError);
  });
};
