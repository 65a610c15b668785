/**
 * Takes the place of a `Request` that only the transport would see. A `Request` costs more than everything else that
 * openapi-fetch does, and `fetch` makes one of its own anyway.
 */
export class PlainRequest {
  readonly url: string;
  readonly init: RequestInit & { headers: Headers };
  readonly method: string;

  constructor(url: string, init: RequestInit & { headers: Headers }) {
    this.url = url;
    this.init = init;
    this.method = init.method ?? "GET";
  }
}

/** The class of a call's request. openapi-fetch does not declare this option, so its type does not require a `Request`. */
export const asPlain = { Request: PlainRequest };

/** A request as the transport sends it, by `fetch(input, { ...init, headers, body })`. */
export interface RequestParts {
  input: Request | string;
  init: RequestInit;
  method: string;
  url: string;
  /** A copy, which may be changed. */
  headers: Headers;
  /** Empty when there is no body. */
  text: string;
}

/** A URL that parsing does not change: without a query, an escape, or a dot after the host. */
const normal = /^https?:\/\/[^/]+[\w/-]*$/;

const partsOf = async (request: Request): Promise<RequestParts> => {
  const { method, url } = request;
  // Not `request.body`: Firefox does not have it.
  const text = await request.text();
  return { input: request, init: {}, method, url, headers: new Headers(request.headers), text };
};

/**
 * Takes a request apart, a plain one without waiting. Of a plain one that `Request` would change or reject, it makes a
 * `Request` first.
 */
export const readParts = (request: Request | PlainRequest): RequestParts | Promise<RequestParts> => {
  if (!(request instanceof PlainRequest)) return partsOf(request);
  const { method, url, init } = request;
  const { body = "", headers } = init;
  const isSame = normal.test(url) && typeof body === "string" && (method !== "GET" || body === "");
  return isSame ? { input: url, init, method, url, headers, text: body } : partsOf(new Request(url, init));
};
