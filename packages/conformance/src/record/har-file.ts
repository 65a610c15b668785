import { closeSync, openSync, writeSync } from "node:fs";
import type { Entry, Har, Header } from "har-format";
import type { HttpRequest, HttpResponse } from "../http/message.ts";
import type { Recorded } from "../traffic/recorded.ts";

const end = "\n]}}\n";

const toHeaders = ({ headers }: HttpRequest | HttpResponse): Header[] =>
  headers.map(([name, value]) => ({ name, value }));

const typeOf = ({ headers }: HttpRequest | HttpResponse): string =>
  headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";

const toEntry = ({ request, response, started = 0, took = 0 }: Recorded): Entry => ({
  startedDateTime: new Date(started).toISOString(),
  time: took,
  request: {
    method: request.method,
    url: request.url,
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: toHeaders(request),
    queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
    ...(request.body && { postData: { mimeType: typeOf(request), text: request.body } }),
    headersSize: -1,
    bodySize: Buffer.byteLength(request.body),
  },
  response: {
    status: response?.status ?? 0,
    statusText: response?.reason ?? "",
    httpVersion: "HTTP/1.1",
    cookies: [],
    headers: response ? toHeaders(response) : [],
    content: {
      size: Buffer.byteLength(response?.body ?? ""),
      mimeType: response ? typeOf(response) : "",
      text: response?.body ?? "",
    },
    redirectURL: "",
    headersSize: -1,
    bodySize: -1,
  },
  cache: {},
  timings: { send: 0, wait: took, receive: 0 },
});

/** A HAR file that is complete after every entry, however the process ends. What it is given must be redacted. */
export class HarFile {
  readonly #file: number;
  #position: number;
  #isEmpty = true;

  /** @throws Error when the file cannot be written. */
  constructor(path: string) {
    this.#file = openSync(path, "w", 0o600);
    const creator = { name: "partner-qualification-conformance", version: "0.1.0" };
    const empty: Har = { log: { version: "1.2", creator, entries: [] } };
    const head = JSON.stringify(empty).replace(/\]\}\}$/, "");
    this.#position = writeSync(this.#file, head, 0);
    writeSync(this.#file, end, this.#position);
  }

  add(recorded: Recorded): void {
    const text = `${this.#isEmpty ? "\n" : ",\n"}${JSON.stringify(toEntry(recorded))}`;
    this.#isEmpty = false;
    const size = Buffer.byteLength(text);
    writeSync(this.#file, text + end, this.#position);
    this.#position += size;
  }

  close(): void {
    closeSync(this.#file);
  }
}
