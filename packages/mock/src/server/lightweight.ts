import type { IncomingHttpHeaders, ServerResponse } from "node:http";

/** The headers of a request or an answer, as far as the mock and its server use them. Names are in lower case. */
export class LightHeaders {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  get(name: string): string | null {
    const value = this.#values[name.toLowerCase()];
    return value === undefined ? null : String(value);
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  *[Symbol.iterator](): Generator<[string, string]> {
    for (const [name, value] of Object.entries(this.#values)) yield [name, String(value)];
  }
}

const noBytes = new Uint8Array();

/** A request whose body is there as a whole. A `Request` costs more to make than all the rest of an answer. */
export class LightRequest {
  readonly method: string;
  readonly url: string;
  readonly pathname: string;
  readonly search: string;
  readonly headers: LightHeaders;
  readonly bytes: Uint8Array;

  /** @param target a path and query that `isPlain` takes. */
  constructor(origin: string, target: string, method: string, headers: IncomingHttpHeaders, bytes: Uint8Array) {
    const mark = target.indexOf("?");
    this.url = `${origin}${target}`;
    this.pathname = mark < 0 ? target : target.slice(0, mark);
    this.search = mark < 0 || mark === target.length - 1 ? "" : target.slice(mark);
    this.method = method;
    this.headers = new LightHeaders(headers);
    this.bytes = method === "GET" ? noBytes : bytes;
  }

  /** The same as the Fetch standard has it, for those who use no more of it than is here. */
  asRequest(): Request {
    return this as unknown as Request;
  }
}

/** An answer whose body is there as a whole. */
export class LightResponse {
  readonly status: number;
  readonly #named: Record<string, string>;
  readonly #text: string;

  constructor(text: string | null, status: number, named: Record<string, string>) {
    this.status = status;
    this.#named = named;
    this.#text = text ?? "";
  }

  get headers(): LightHeaders {
    return new LightHeaders(
      Object.fromEntries(Object.entries(this.#named).map(([name, value]) => [name.toLowerCase(), value])),
    );
  }

  get body(): Uint8Array {
    return Buffer.from(this.#text);
  }

  /** Writes it with its headers as they are spelled, head and body at once. */
  writeTo(to: ServerResponse): void {
    const head: string[] = [];
    for (const name in this.#named) head.push(name, this.#named[name] ?? "");
    to.writeHead(this.status, head);
    to.end(this.#text);
  }
}

const handlers = new WeakSet<object>();

/** Notes that a handler's `fetch` uses of a request what is here, and no more. */
export const takeLight = <Fetch extends object>(fetch: Fetch): Fetch => {
  handlers.add(fetch);
  return fetch;
};

/** Whether a `fetch` may be given a light request. */
export const takesLight = (fetch: object): boolean => handlers.has(fetch);

/** The path and the query of a request, still percent-encoded. */
export const placeOf = (request: Request): { pathname: string; search: string } =>
  (request as unknown) instanceof LightRequest ? (request as unknown as LightRequest) : new URL(request.url);

/** The body of a light request; undefined for any other, whose body has to be read. */
export const bytesOf = (request: Request): Uint8Array | undefined =>
  (request as unknown) instanceof LightRequest ? (request as unknown as LightRequest).bytes : undefined;

/** Answers a light request with a light answer, any other with one of the Fetch standard. */
export const respondTo = (
  request: Request,
  text: string | null,
  { status, headers }: { status: number; headers: Record<string, string> },
): Response =>
  (request as unknown) instanceof LightRequest
    ? (new LightResponse(text, status, headers) as unknown as Response)
    : new Response(text, { status, headers });

/** Whether a request is of the most usual form, in which a URL means what stands in it. */
export const isPlain = (method: string, target: string): boolean =>
  (method === "GET" || method === "PUT" || method === "POST") && /^\/v1(?:\/[\w-]+)+(?:\?[\w=&-]*)?$/i.test(target);
