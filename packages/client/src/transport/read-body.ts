// A decoder costs more than the body of most responses: one serves all that arrive in one chunk.
const shared = new TextDecoder();

/**
 * Reads a body as UTF-8 text, and counts its bytes while they arrive: a compressed body may unfold to many times its
 * size, and a body need not end.
 *
 * @param limit the most bytes, after decompression.
 * @param signal ends the reading, also of a body whose `fetch` ignores it.
 * @returns undefined when the body is larger; the rest of it is cancelled.
 */
export const readBody = async ({ body }: Response, limit: number, signal: AbortSignal): Promise<string | undefined> => {
  if (!body) return "";
  const reader = body.getReader();
  // A stream that has failed already rejects this too.
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  let decoder: TextDecoder | undefined;
  let last: Uint8Array | undefined;
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + (decoder ?? shared).decode(last);
    // An empty chunk counts as well: a stream of those would never reach the limit.
    size += value.byteLength || 1;
    if (size > limit) {
      cancel();
      return undefined;
    }
    if (last) {
      decoder ??= new TextDecoder();
      text += decoder.decode(last, { stream: true });
    }
    last = value;
  }
};
