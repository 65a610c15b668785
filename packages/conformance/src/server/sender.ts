import { setTimeout as sleep } from "node:timers/promises";
import { type HttpRequest, type HttpResponse, MessageError } from "../http/message.ts";

/** How requests are sent. */
export interface SenderOptions {
  signal?: AbortSignal;
  /** Called before a wait that `Retry-After` requires. */
  onWait?(seconds: number): void;
  /** The time, in milliseconds since 1970. */
  now?(): number;
  /** Waits so many milliseconds. */
  wait?(milliseconds: number, signal?: AbortSignal): Promise<unknown>;
}

/** Sends a request, and waits and repeats it as `Retry-After` says. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

const timeoutMs = 30_000;
const maxAttempts = 4;
const maxWaitSeconds = 300;
const maxBytes = 1_048_576;
/** Headers that belong to the connection, which fetch writes itself. */
const ownHeaders = new Set(["host", "content-length", "connection", "transfer-encoding"]);

/** The seconds that a response wants to be waited for; undefined where it does not say. */
export const retryAfter = ({ status, headers }: HttpResponse, now: number): number | undefined => {
  if (status !== 429 && status !== 503) return undefined;
  const value = headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1].trim();
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1_000));
};

const readBody = async (response: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) throw new MessageError(`The body of the response has more than ${maxBytes} bytes.`);
    parts.push(part);
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(parts));
};

const sendOnce = async (request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> => {
  const timeout = AbortSignal.timeout(timeoutMs);
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers.filter(([name]) => !ownHeaders.has(name.toLowerCase())),
    redirect: "manual",
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    ...(request.body !== "" && { body: request.body }),
  });
  return {
    status: response.status,
    reason: response.statusText,
    headers: [...response.headers],
    body: await readBody(response),
  };
};

/**
 * Makes a function that sends requests. It follows no redirect: that would take the token to another host.
 *
 * @returns a function that throws MessageError when the server wants more than 5 minutes of waiting, or sends too much.
 */
export const createSender = ({
  signal,
  onWait,
  now = Date.now,
  wait = (milliseconds, abort) => sleep(milliseconds, undefined, { signal: abort }),
}: SenderOptions = {}): Send => {
  return async (request) => {
    // A preferred example is what it is: a 429 among them is not a throttle.
    const isExample = request.headers.some(([name]) => name.toLowerCase() === "prefer");
    for (let attempt = 1; ; attempt += 1) {
      const response = await sendOnce(request, signal);
      const seconds = retryAfter(response, now());
      if (seconds === undefined || isExample || attempt === maxAttempts) return response;
      if (seconds > maxWaitSeconds) {
        throw new MessageError(`Retry-After is ${seconds} s, longer than the ${maxWaitSeconds} s that a run waits.`);
      }
      onWait?.(seconds);
      await wait(seconds * 1_000, signal);
    }
  };
};
