// What the lists of hostile requests are written with.
// They need no test runner, so that the soak can use them, too.
export const base = "https://api.partnercenter.microsoft.com";
export const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
export const codes = "/v1/customers/all/validations";

/** A request as bytes, and the one status that it gets. */
export interface Hostile {
  name: string;
  bytes: string | Uint8Array;
  /** With `closed`, the connection is closed without a response. */
  expected: number | "closed";
}

let customers = 0;

/** The path of a customer of its own: what one request sets does not concern the next. */
export const ownPath = (): string => {
  customers += 1;
  return `/v1/customers/65543400-f8b0-4783-8530-${customers.toString(16).padStart(12, "0")}/qualification`;
};

/** A request up to its body, with a host and a token. */
export const head = (start: string, ...headers: string[]): string =>
  `${[start, "Host: localhost", "Authorization: Bearer any", ...headers].join("\r\n")}\r\n\r\n`;

/** A whole ordinary request, with more headers. */
export const get = (...headers: string[]): string => head(`GET ${codes} HTTP/1.1`, ...headers);

/** A request for another target. */
export const target = (path: string, method = "GET"): string => head(`${method} ${path} HTTP/1.1`);

/** The bytes of a text whose characters are bytes. */
export const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** A request with a body, of the right length. */
export const put = (body: string, ...headers: string[]): string =>
  head(
    `PUT ${ownPath()} HTTP/1.1`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ) + body;

/** The same for the asynchronous API. */
export const post = (body: unknown): string => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const start = `POST ${ownPath()}s HTTP/1.1`;
  return head(start, "Content-Type: application/json", `Content-Length: ${Buffer.byteLength(text)}`) + text;
};

/** A request whose body has no other frame than the headers and bytes given. */
export const framed = (body: string, ...headers: string[]): string =>
  head(`PUT ${ownPath()} HTTP/1.1`, "Content-Type: application/json", ...headers) + body;

export const chunked = (body: string): string => framed(body, "Transfer-Encoding: chunked");

/** The body of a list, written as name, bytes and status. */
export const list = (...entries: [string, string | Uint8Array, number | "closed"][]): Hostile[] =>
  entries.map(([name, bytes, expected]) => ({ name, bytes, expected }));
