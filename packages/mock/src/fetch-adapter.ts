// Between the Fetch standard and the mock's own request and response.
import { controlPath } from "./control/control-api.ts";
import type { EventStream, Handle, HttpRequest, HttpResponse } from "./http.ts";
import { describeFailure, type Log } from "./log.ts";
import { maxBodyBytes, maxControlBodyBytes, requestTimeoutMs } from "./request/limits.ts";
import { readStream } from "./request/read-stream.ts";
import { remoteAddresses } from "./server/remote.ts";

/** `fetch` of the Fetch standard. */
export type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>;

const noBytes = new Uint8Array();

const toHttpRequest = async (request: Request, log: Log): Promise<HttpRequest> => {
  const { method, headers } = request;
  const { pathname, search } = new URL(request.url);
  const remoteAddress = remoteAddresses.get(request);
  const parsed: HttpRequest = {
    method,
    target: `${pathname}${search}`,
    headers: Object.fromEntries(headers),
    body: noBytes,
    ...(remoteAddress !== undefined && { remoteAddress }),
  };
  const maxBytes = pathname.startsWith(controlPath) ? maxControlBodyBytes : maxBodyBytes;
  try {
    const body = await readStream(request, maxBytes, requestTimeoutMs);
    return "status" in body ? { ...parsed, bodyRejection: body } : { ...parsed, body };
  } catch (error) {
    log(describeFailure(method, pathname, error));
    return { ...parsed, bodyRejection: { status: 500, example: "unexpectedServiceError" } };
  }
};

const toBody = (stream: EventStream): ReadableStream<Uint8Array> => {
  let stop = () => {};
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      stop = stream((text) => controller.enqueue(encoder.encode(text)));
    },
    cancel: () => stop(),
  });
};

const toResponse = ({ status, headers, body, stream }: HttpResponse): Response =>
  new Response(stream ? toBody(stream) : (body ?? null), { status, headers });

const untilAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
};

/**
 * Makes a `fetch` of something that processes requests. As `fetch` does, it takes a Request, or a URL and options, and
 * rejects when the signal is aborted.
 */
export const createFetch =
  (handle: Handle, log: Log): Fetch =>
  async (input, init) => {
    const isRequest = typeof input === "object" && !(input instanceof URL) && init === undefined;
    const request = isRequest ? input : new Request(input, init);
    const work = async () => toResponse(await handle(await toHttpRequest(request, log)));
    return untilAborted(work(), request.signal);
  };
