/** An HTTP/1.1 message, its body as text. */
interface Message {
  headers: [name: string, value: string][];
  body: string;
}

export interface HttpRequest extends Message {
  method: string;
  /** The absolute URL, as the documents print it. */
  url: string;
}

export interface HttpResponse extends Message {
  status: number;
  reason: string;
}

/** The text is no HTTP message, or a message that contradicts itself. */
export class MessageError extends Error {
  override name = "MessageError";
}

const splitHead = (text: string): { start: string; headers: Message["headers"]; body: string } => {
  const blank = text.indexOf("\n\n");
  const [start = "", ...lines] = (blank < 0 ? text : text.slice(0, blank)).split("\n");
  const headers = lines.map((line): [string, string] => {
    const [, name, value] = /^([!#$%&'*+.^`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new MessageError(`The line ${JSON.stringify(line)} is no header.`);
    return [name, value];
  });
  return { start, headers, body: blank < 0 ? "" : text.slice(blank + 2).trim() };
};

/** The value of a header, its name in any case. */
export const headerOf = ({ headers }: Message, name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];

/** A stated Content-Length must be the length of the body. White space around a printed body does not count. */
const checkLength = (message: Message): void => {
  const stated = headerOf(message, "Content-Length");
  const actual = Buffer.byteLength(message.body);
  if (stated === undefined || stated === String(actual)) return;
  throw new MessageError(`Content-Length says '${stated}', but the body has ${actual} bytes.`);
};

/** Reads the text of a request whose lines end in LF. @throws MessageError */
export const parseRequest = (text: string): HttpRequest => {
  const { start, headers, body } = splitHead(text);
  const [, method = ""] = /^(\S*)/.exec(start) ?? [];
  if (!/^[A-Z]+$/.test(method)) throw new MessageError(`'${method}' is no HTTP method.`);
  const [, url] = /^[A-Z]+ (\S+) HTTP\/1\.1$/.exec(start) ?? [];
  if (url === undefined) throw new MessageError(`'${start}' is no request line of HTTP/1.1.`);
  if (!/^https?:\/\/[^\s<>{}"]+$/.test(url)) throw new MessageError(`'${url}' is no URL: fill its placeholders.`);
  const request = { method, url, headers, body };
  checkLength(request);
  const authorization = headerOf(request, "Authorization");
  if (authorization !== undefined && !/^Bearer [\w.~+/-]+=*$/i.test(authorization)) {
    throw new MessageError("Authorization carries no token: fill its placeholder.");
  }
  return request;
};

/** Reads the text of a response whose lines end in LF. @throws MessageError */
export const parseResponse = (text: string): HttpResponse => {
  const [first = ""] = text.split("\n", 1);
  const [, status, reason = ""] = /^HTTP\/1\.1 (\d{3}) ?(.*)$/.exec(first) ?? [];
  if (status === undefined) throw new MessageError(`'${first}' is no status line of HTTP/1.1.`);
  const { headers, body } = splitHead(text);
  const response = { status: Number(status), reason, headers, body };
  checkLength(response);
  return response;
};

/** The body as a JSON value; undefined where there is none. @throws MessageError */
export const jsonBody = ({ body }: Message): unknown => {
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new MessageError(`The body is not JSON: ${(error as Error).message}`);
  }
};
