/** A response as it came over the wire. */
export interface RawResponse {
  status: number;
  /** The reason phrase, such as `OK`. */
  reason: string;
  /** The status line and the headers, as they were sent. */
  head: string;
  /** Names and values in order, in the spelling of the server. */
  headers: [name: string, value: string][];
  /** Without the framing of chunks. */
  body: Buffer;
}

const headEnd = "\r\n\r\n";

/** Joins the chunks of a body (RFC 9112, section 7.1); undefined until the last one is there. */
const joinChunks = (bytes: Buffer): Buffer | undefined => {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString("latin1"), 16);
    const next = lineEnd + 2 + size + 2;
    // Also false for a size that is not a number.
    if (!(bytes.length >= next)) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
};

const bodyOf = (headers: RawResponse["headers"], status: number, rest: Buffer, options: ReadOptions) => {
  const fieldOf = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1];
  if (options.isHead || status === 204 || status === 304) return Buffer.alloc(0);
  if (fieldOf("transfer-encoding")?.toLowerCase() === "chunked") return joinChunks(rest);
  const length = fieldOf("content-length");
  if (length === undefined) return options.closed ? rest : undefined;
  return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : undefined;
};

/** How the end of a response is found. */
export interface ReadOptions {
  /** Whether it responds to `HEAD`, and so has no body. */
  isHead: boolean;
  /** Whether nothing follows any more. */
  closed: boolean;
}

/**
 * Reads the first final response in some bytes; those of status 100 to 199 before it are skipped.
 *
 * @returns undefined while it is not complete.
 * @throws Error for bytes that are not a response of HTTP/1.1.
 */
export const readResponse = (bytes: Buffer, options: ReadOptions): RawResponse | undefined => {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.subarray(0, end).toString("latin1");
  const rest = bytes.subarray(end + headEnd.length);
  const [line = "", ...fields] = head.split("\r\n");
  const [, digits, reason = ""] = /^HTTP\/1\.1 (\d{3})(?: (.*))?$/.exec(line) ?? [];
  if (digits === undefined) throw new Error(`Expected an HTTP/1.1 status line, but received: ${line.slice(0, 80)}`);
  const status = Number(digits);
  if (status < 200) return readResponse(rest, options);
  const headers = fields.map((field): [string, string] => {
    const colon = field.indexOf(":");
    return [field.slice(0, colon), field.slice(colon + 1).trim()];
  });
  const body = bodyOf(headers, status, rest, options);
  return body && { status, reason, head, headers, body };
};
