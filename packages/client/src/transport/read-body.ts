// A decoder costs more than the body of most responses: one serves all that arrive in one chunk.
const shared = new TextDecoder();

/** What reads a body: it can be canceled while `readBody` waits for it. */
export type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/** Stops reading a body, even if its `fetch` ignores the signal. */
export const cancelBody = (reader: BodyReader | undefined): void => {
  // A stream that has failed already rejects this too.
  reader?.cancel().catch(() => {});
};

/**
 * Reads a body as UTF-8 text, and counts its bytes while they arrive: a compressed body may unfold to many times its
 * size, and a body need not end.
 *
 * @param limit the most bytes, after decompression.
 * @returns undefined when the body is larger; the rest of it is canceled.
 */
export const readBody = async (reader: BodyReader | undefined, limit: number): Promise<string | undefined> => {
  if (!reader) return "";
  let decoder: TextDecoder | undefined;
  let last: Uint8Array | undefined;
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + (decoder ?? shared).decode(last);
    // An empty chunk counts as well: a stream of those would never reach the limit.
    size += value.byteLength || 1;
    if (size > limit) {
      cancelBody(reader);
      return undefined;
    }
    if (last) {
      decoder ??= new TextDecoder();
      text += decoder.decode(last, { stream: true });
    }
    last = value;
  }
};
