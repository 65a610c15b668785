import { createReadStream } from "node:fs";
import { pipeline, Transform } from "node:stream";
import type { Content, Entry } from "har-format";
import { pick } from "stream-json/filters/pick.js";
import { parser, type Token } from "stream-json/parser.js";
import { streamArray } from "stream-json/streamers/stream-array.js";
import type { Recorded } from "./recorded.ts";

/** The most characters of one text that are kept: images and scripts of a browser's recording are longer. */
const longest = 1_048_576;

/** Joins the chunks of each text up to a length, so that no file needs more memory than its entries. */
const boundStrings = (): Transform => {
  let text: string | undefined;
  return new Transform({
    objectMode: true,
    transform({ name, value }: Token & { value?: string }, _, done) {
      if (name === "startString") text = "";
      else if (name === "stringChunk") {
        // To cut the text at every chunk would copy it as often.
        if (text !== undefined && text.length <= longest) text += value;
      } else if (name === "endString") this.push({ name: "stringValue", value: text });
      else this.push({ name, value });
      done();
    },
  });
};

type Pair = [name: string, value: string];

const headersOf = (headers: { name: string; value: string }[] = []): Pair[] =>
  // HTTP/2 writes the request line as headers.
  headers.filter(({ name }) => !name.startsWith(":")).map(({ name, value }) => [name, value]);

const bodyOf = ({ text = "", encoding }: Partial<Content>): string =>
  encoding === "base64" ? Buffer.from(text, "base64").toString() : text;

const toRecorded = (entry: Entry, index: number): Recorded | undefined => {
  const { request, response, startedDateTime, time } = entry;
  if (!URL.canParse(request?.url ?? "")) return undefined;
  const started = Date.parse(startedDateTime);
  const content = response?.content ?? {};
  // A body that was left out, or cut by the limit above, is not compared.
  const hasBody = content.text === undefined ? (content.size ?? 0) <= 0 : content.text.length <= longest;
  return {
    index,
    request: {
      method: request.method.toUpperCase(),
      url: request.url,
      headers: headersOf(request.headers),
      body: request.postData?.text ?? "",
    },
    hasBody,
    ...(!Number.isNaN(started) && { started }),
    ...(time > 0 && { took: time }),
    // Browsers and Playwright write 0 or -1 where no response came.
    ...(response?.status >= 100 && {
      response: {
        status: response.status,
        reason: response.statusText ?? "",
        headers: headersOf(response.headers),
        body: bodyOf(content),
      },
    }),
  };
};

/**
 * Reads the requests of a HAR file one by one, whatever its size: of a browser, Playwright, mitmproxy, `redocly proxy` or
 * the command `record`.
 *
 * @throws Error when the file cannot be read, or is not JSON.
 */
export async function* readHar(file: string): AsyncGenerator<Recorded> {
  const entries = streamArray.asStream();
  const strings = { packStrings: false, streamStrings: true, packKeys: true, packNumbers: true };
  pipeline(
    createReadStream(file),
    parser.asStream(strings),
    boundStrings(),
    pick.asStream({ filter: "log.entries" }),
    entries,
    // The error reaches the reader of the last stream.
    () => {},
  );
  for await (const { key, value } of entries) {
    const recorded = toRecorded(value as Entry, key as number);
    if (recorded) yield recorded;
  }
}
