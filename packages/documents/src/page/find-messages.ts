import type { Page } from "./page.ts";

/** A request or a response as a page prints it. */
export interface PrintedMessage {
  kind: "request" | "response";
  text: string;
}

/** `GET https://… HTTP/1.1`, in any language. */
const requestLine = /^\S+ (?:https?:\/\/|\{base_?url\}|\/v1\/)\S* HTTP\/1/i;
const statusLine = /^HTTP\/1\.\d \d{3}/;
/** `GET {customer_id}/qualifications`, which some pages print above the response, or above the body of a POST. */
const shortRequestLine = /^[A-Z]+ \{[\w-]+\}\/\S+$/;
/** What can follow the first line of a message that stands outside of code. */
const continuation = /^\s*$|^[A-Za-z][\w-]*:|^\s*[[\]{}"“”]|^\s*\/\/|^\s*\d+\s*$/;

const isStart = (line: string) => requestLine.test(line) || statusLine.test(line) || shortRequestLine.test(line);

/** Splits lines into messages; what stands before the first one is left out. */
const splitMessages = (lines: string[]): PrintedMessage[] => {
  const starts = lines.flatMap((line, index) => (isStart(line) ? [index] : []));
  return starts.flatMap((start, index): PrintedMessage[] => {
    const own = lines.slice(start, starts[index + 1]);
    const [first = "", ...rest] = own;
    if (statusLine.test(first)) return [{ kind: "response", text: own.join("\n").trimEnd() }];
    if (!shortRequestLine.test(first)) return [{ kind: "request", text: own.join("\n").trimEnd() }];
    const body = rest.join("\n").trim();
    if (!first.startsWith("GET ")) return [{ kind: "request", text: `${first}\n${body}`.trimEnd() }];
    const request: PrintedMessage = { kind: "request", text: first };
    return body ? [request, { kind: "response", text: body }] : [request];
  });
};

/** Finds the messages in lines of text, where nothing marks their end. */
const findInText = (lines: string[]): PrintedMessage[] => {
  const found: PrintedMessage[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!requestLine.test(lines[at] ?? "") && !statusLine.test(lines[at] ?? "")) continue;
    let end = at + 1;
    while (end < lines.length && !isStart(lines[end] ?? "") && continuation.test(lines[end] ?? "")) end += 1;
    // A line alone is the syntax of the request, not an example of it.
    if (lines.slice(at + 1, end).some((line) => line.trim() !== "")) found.push(...splitMessages(lines.slice(at, end)));
    at = end - 1;
  }
  return found;
};

/** Finds the requests and responses of a page, in its order: in its code, or else in its text. */
export const findMessages = ({ blocks, lines }: Page): PrintedMessage[] => {
  const inCode = blocks.flatMap((block) => (block.kind === "code" ? splitMessages(block.text.split("\n")) : []));
  return inCode.length > 0 ? inCode : findInText(lines);
};

const baseOrHost = /^(?:\{base_?url\}|https?:\/\/)/i;
/** A line of the generated reference or of a page saved as text: `GET {baseURL}/v1/… HTTP/1.1`. */
const syntaxLine = /^\S+ (?:\| )?(?:\{base_?url\}|https?:\/\/[\w.]+\/v(?:1|\{version\})\/)\S*.*$/i;

/** Finds the request syntax of a page: its rows or lines, such as `PUT {baseURL}/v1/… HTTP/1.1`, as printed. */
export const findSyntax = ({ blocks, lines }: Page): string[] => {
  const rows = blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
  const inTables = rows.flatMap(([method = "", uri = ""]) =>
    // Where the link to the server ends, some translations have a space.
    baseOrHost.test(uri) ? [`${method} ${uri.replace(/^(\{base_?url\}) (?=\/)/i, "$1")}`] : [],
  );
  if (inTables.length > 0) return inTables;
  const texts = blocks.flatMap((block) => ("text" in block ? block.text.split("\n") : []));
  const inText = [...texts, ...lines].filter((line) => syntaxLine.test(line) && !/^\S+ https:\S+ HTTP/.test(line));
  return [...new Set(inText.map((line) => line.replace(" | ", " ").replace(/ \|$/, "").trim()))];
};
