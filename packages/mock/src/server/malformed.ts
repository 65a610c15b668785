import { maxHeadBytes } from "../request/limits.ts";

const sentences: [RegExp, string][] = [
  [/^HPE_HEADER_OVERFLOW$/, `the request line and the headers are larger than ${maxHeadBytes} bytes; send less.`],
  [/^HPE_CHUNK_EXTENSIONS_OVERFLOW$/, "the extensions of the chunks are too large; leave them out."],
  [/CHUNK/, "the body has a malformed chunk; write its size in hexadecimal digits, and CR LF after size and data."],
  [
    /CONTENT_LENGTH/,
    "the header Content-Length is sent twice, is not a number, or comes with chunks; send the length once, or only chunks.",
  ],
  [
    /TRANSFER_ENCODING/,
    "the header Transfer-Encoding is not 'chunked' alone, or comes with Content-Length; send one of the two headers.",
  ],
  [/METHOD/, "the request line does not start with a known method in upper case; start it with one, such as GET."],
  [/URL/, "the request target is malformed; send a path or a URL, percent-encoded."],
  [/VERSION|CONSTANT/, "the request line does not end with HTTP/1.1 and CR LF; end it with both."],
  [/HEADER/, "a header is malformed; send one line 'Name: value' for each, without spaces before the colon."],
  [/CR_EXPECTED|LF_EXPECTED|STRICT/, "a line of the head does not end with CR LF; end each line with both."],
  [/EOF/, "the connection ended before the request was whole; send all of it."],
  [/CLOSED/, "more follows a request that was to be the last of its connection; send it on another one."],
];

/** Says what is wrong with bytes that node:http cannot read, by the code of its error. */
export const describeMalformed = (code = ""): string =>
  sentences.find(([pattern]) => pattern.test(code))?.[1] ?? "these bytes are not HTTP/1.1; send a well-formed request.";

/**
 * The headers of a request that node:http cannot read, as far as its bytes show them: none when the bytes
 * hold more than one request.
 */
export const headersIn = (bytes: Uint8Array | undefined): Record<string, string> => {
  const headers: Record<string, string> = {};
  const text = Buffer.from(bytes ?? []).toString("latin1");
  if ((text.match(/ HTTP\/\d/g) ?? []).length > 1) return headers;
  for (const [, name = "", value = ""] of text.matchAll(/^(MS-(?:Request|Correlation)Id): *([\da-f-]{36})\r?$/gim))
    headers[name.toLowerCase()] = name.toLowerCase() in headers ? "" : value;
  return headers;
};
