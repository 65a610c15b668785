import type { PrintedMessage } from "./find-messages.ts";

/** A printed message in its parts, as far as it can be read: the pages print much that is not HTTP. */
export interface MessageParts {
  kind: PrintedMessage["kind"];
  /** The first line of a request or of a response; absent where only a body is printed. */
  start?: string;
  headers: [name: string, value: string][];
  /** Whether an empty line separates the headers from the body. */
  separated: boolean;
  body: string;
}

/** Reads a printed message. Its body begins after an empty line, or where a line is not a header. */
export const readMessage = ({ kind, text }: PrintedMessage): MessageParts => {
  const lines = text.split("\n");
  const hasStart = kind === "request" || /^HTTP\//.test(lines[0] ?? "");
  const headers: MessageParts["headers"] = [];
  let at = hasStart ? 1 : 0;
  for (; hasStart && at < lines.length; at += 1) {
    const [, name, value] = /^([A-Za-z][\w-]*):[ \t]*(.*?)[ \t]*$/.exec(lines[at] ?? "") ?? [];
    if (name === undefined || value === undefined) break;
    headers.push([name, value]);
  }
  const separated = (lines[at] ?? "").trim() === "";
  const body = lines.slice(at).join("\n").trim();
  return { kind, ...(hasStart && { start: lines[0] ?? "" }), headers, separated, body };
};

const repaired = (text: string): string =>
  text
    .replace(/[“”]/g, '"')
    .replaceAll("\u00a0", " ")
    .replace(/(^|\s)\/\/.*$/gm, "")
    .replace(/,(\s*[}\]])/g, "$1");

const parse = (text: string): unknown[] => {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
};

/**
 * Reads a printed body leniently: comments, trailing commas, typographic quotation marks and spaces are passed over, and
 * several bodies can follow each other.
 *
 * @returns the JSON values; empty for what cannot be read.
 */
export const readBodies = (body: string): unknown[] => {
  const text = repaired(body).trim();
  if (text === "") return [];
  const whole = parse(text);
  return whole.length > 0 ? whole : text.split(/\n\s*\n/).flatMap((part) => parse(part.trim()));
};
