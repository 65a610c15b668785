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

/** The text is not an HTTP message, or the message contradicts itself. */
export class MessageError extends Error {
  override name = "MessageError";
}

const splitMessage = (text: string): { start: string; headers: Message["headers"]; body: string } => {
  const blank = text.indexOf("\n\n");
  const [start = "", ...lines] = (blank < 0 ? text : text.slice(0, blank)).split("\n");
  const headers = lines.map((line): [string, string] => {
    const [, name, value] = /^([!#$%&'*+.^`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new MessageError(`The line ${JSON.stringify(line)} is not a header. Write 'Name: value'.`);
    return [name, value];
  });
  return { start, headers, body: blank < 0 ? "" : text.slice(blank + 2).trim() };
};

/** Returns the value of a header; its name can be in any case. */
export const headerValue = ({ headers }: Message, name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];

/** Checks that a stated Content-Length is the length of the body. White space around a printed body does not count. */
const checkLength = (message: Message): void => {
  const stated = headerValue(message, "Content-Length");
  const actual = Buffer.byteLength(message.body);
  if (stated === undefined || stated === String(actual)) return;
  throw new MessageError(`Content-Length is '${stated}', but the body has ${actual} bytes. Set it to ${actual}.`);
};

/**
 * Parses the text of a request whose lines end in LF.
 *
 * @throws MessageError when it is not a request, or still has a placeholder.
 */
export const parseRequest = (text: string): HttpRequest => {
  const { start, headers, body } = splitMessage(text);
  const [, method = ""] = /^(\S*)/.exec(start) ?? [];
  if (!/^[A-Z]+$/.test(method)) throw new MessageError(`'${method}' is not an HTTP method. Use one such as PUT.`);
  const [, url] = /^[A-Z]+ (\S+) HTTP\/1\.1$/.exec(start) ?? [];
  if (url === undefined) {
    throw new MessageError(`'${start}' is not an HTTP/1.1 request line. Write 'METHOD URL HTTP/1.1'.`);
  }
  if (!/^https?:\/\/[^\s<>{}"]+$/.test(url)) {
    throw new MessageError(`'${url}' is not an absolute URL. Fill in its placeholders.`);
  }
  const request = { method, url, headers, body };
  checkLength(request);
  const authorization = headerValue(request, "Authorization");
  if (authorization !== undefined && !/^Bearer [\w.~+/-]+=*$/i.test(authorization)) {
    throw new MessageError("Authorization has no bearer token. Fill in its placeholder.");
  }
  return request;
};

/**
 * Parses the text of a response whose lines end in LF.
 *
 * @throws MessageError when it is not a response.
 */
export const parseResponse = (text: string): HttpResponse => {
  const [first = ""] = text.split("\n", 1);
  const [, status, reason = ""] = /^HTTP\/1\.1 (\d{3}) ?(.*)$/.exec(first) ?? [];
  if (status === undefined) {
    throw new MessageError(`'${first}' is not an HTTP/1.1 status line. Write 'HTTP/1.1 STATUS REASON'.`);
  }
  const { headers, body } = splitMessage(text);
  const response = { status: Number(status), reason, headers, body };
  checkLength(response);
  return response;
};

/**
 * Parses the body as JSON.
 *
 * @returns undefined where there is no body.
 * @throws MessageError when it is not JSON.
 */
export const jsonBody = ({ body }: Message): unknown => {
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new MessageError(`The body is not JSON: ${error instanceof Error ? error.message : error}`);
  }
};
