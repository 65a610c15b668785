import type { Handler } from "../create-mock.ts";
import { idsOf } from "../request/ids.ts";
import { describeFailure, type Log, unexpected } from "../response/error-response.ts";
import { LightResponse, takesLight } from "./lightweight.ts";

/** An answer whose body is there as a whole. */
export interface Answer {
  status: number;
  headers: Iterable<[string, string]>;
  body: Uint8Array;
}

// The mock's own answers have some kilobytes; this protects the memory from a handler that never ends.
const maxAnswerBytes = 16 * 1024 * 1024;

class AnswerTooLarge extends Error {
  override name = "AnswerTooLarge";
}

class AnswerTooLate extends Error {
  override name = "AnswerTooLate";
}

/**
 * Reads an answer to its end.
 *
 * @throws AnswerTooLarge above 16 MiB; what the body itself throws passes through.
 */
export const wholeOf = async (response: Response, signal?: AbortSignal): Promise<Answer> => {
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  // What `Response.error()` makes has the status 0, which cannot be sent.
  if (status < 200) throw new TypeError("The answer has no status.");
  if (response.bodyUsed) throw new TypeError("The body of the answer has been read before.");
  const reader = response.body?.getReader();
  if (reader) {
    signal?.addEventListener("abort", () => void reader.cancel().catch(() => {}), { once: true });
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!((part.value as unknown) instanceof Uint8Array)) throw new TypeError("The body of the answer is not bytes.");
      size += part.value.length;
      if (size > maxAnswerBytes) {
        reader.cancel().catch(() => {});
        throw new AnswerTooLarge();
      }
      chunks.push(part.value);
    }
  }
  return { status, headers, body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
};

const withinTime = async (work: (signal: AbortSignal) => Promise<Answer>, ms: number): Promise<Answer> => {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new AnswerTooLate());
      abort.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
};

const logSafely = (log: Log, line: string) => {
  try {
    log(line);
  } catch {
    // Who takes the log may fail as well; the answer does not depend on it.
  }
};

/** Has a handler answer. It always resolves: whatever the handler does, there is an answer, and a line in the log. */
export const answerWith = async (handler: Handler, request: Request, log: Log, ms: number): Promise<Answer> => {
  try {
    // The mock's own: it always answers, and in time.
    if (takesLight(handler.fetch)) {
      const response = await handler.fetch(request);
      return (response as unknown) instanceof LightResponse ? (response as unknown as Answer) : await wholeOf(response);
    }
    return await withinTime(async (signal) => wholeOf(await handler.fetch(request), signal), ms);
  } catch (error) {
    logSafely(log, describeFailure(request, error));
    return wholeOf(unexpected(idsOf(request.headers)));
  }
};
