import type { HttpRequest, HttpResponse } from "../http/message.ts";
import type { Traffic } from "../run/verdict.ts";
import { secretPatterns } from "./spellings.ts";

/** What stands in place of a secret. */
const mark = "[redacted]";

/** A shorter text would be found in many that are not secret. Where a code stands by its name, it is redacted anyway. */
const shortest = 4;

/** The query parameter that holds a validation code. */
const codeParameter = "code";

/** The properties that hold one. */
const codeNames = new Set(["validationcode", "validationid"]);

/** The headers of requests and responses whose values are shown: those of the spec, and those of HTTP without secrets. */
const shownHeaders = new Set([
  ...["accept", "accept-language", "allow", "cache-control", "connection", "content-encoding", "content-language"],
  ...["content-length", "content-type", "date", "expect", "host", "if-match", "prefer", "retry-after", "server"],
  ...["transfer-encoding", "user-agent", "vary", "validatemfa", "ismfacompliant", "x-locale", "deprecation", "sunset"],
  ...["ms-requestid", "ms-correlationid", "ms-cv", "ms-serverid", "ms-partnercenter-client", "ms-sdkversion"],
]);

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How a text most likely writes a code that is learned: there can be so many that a pattern of every way would be slow. */
const spellings = (secret: string): string[] => {
  const encoded = encodeURIComponent(secret);
  return [secret, encoded, encoded.replaceAll("%20", "+"), JSON.stringify(secret).slice(1, -1)];
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Removes tokens and validation codes from all that a report shows. It learns the codes that messages carry. */
export class Redactor {
  readonly #given: RegExp;
  readonly #secrets = new Set<string>();
  #pattern = /(?!)/g;

  /** @param secrets what is redacted in any way in which a text may write it. */
  constructor(secrets: readonly string[] = []) {
    const known = secrets.filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);
    this.#given = new RegExp(known.flatMap(secretPatterns).join("|") || "(?!)", "gi");
  }

  /** Redacts a text from now on wherever it stands. */
  add(secret: string): void {
    if (secret.length < shortest || this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    const all = [...this.#secrets].flatMap(spellings).sort((a, b) => b.length - a.length);
    this.#pattern = new RegExp([...new Set(all)].map(escapePattern).join("|"), "gi");
  }

  /** The text without the known secrets, and without anything that looks like a token. */
  text(text: string): string {
    return text
      .replace(this.#given, mark)
      .replace(this.#pattern, mark)
      .replace(/\b(bearer|basic)(\s+|%20)[^\s"',;}]+/gi, `$1 ${mark}`)
      .replace(/\beyJ[\w-]{6,}(?:\.[\w-]*){1,4}/g, mark);
  }

  /** A JSON value without secrets; its type stays. A value that is not JSON, such as a matcher, becomes its JSON. */
  value<T>(value: T): T {
    return this.#value(value) as T;
  }

  /** The URL without secrets: the values of a query are shown for none but known parameters, and here none is shown. */
  url(url: string): string {
    const at = url.indexOf("?");
    if (at < 0) return this.text(url);
    const query = url.slice(at + 1).replace(/(^|&)([^=&]*)=[^&#]*/g, `$1$2=${mark}`);
    return `${this.text(url.slice(0, at))}?${query}`;
  }

  /** A request or response with the headers that may be shown, and a body without secrets. */
  message<T extends HttpRequest | HttpResponse>(message: T): T {
    const headers = message.headers.map(([name, value]) => [
      this.text(name),
      shownHeaders.has(name.toLowerCase())
        ? this.text(value)
        : name.toLowerCase() === "authorization"
          ? `Bearer ${mark}`
          : mark,
    ]);
    const redacted = { ...message, headers, body: this.body(message.body) };
    return "url" in message ? { ...redacted, url: this.url(message.url) } : redacted;
  }

  /** A body without secrets: JSON by its properties, any other text by what is known. */
  body(text: string): string {
    try {
      return JSON.stringify(this.#value(JSON.parse(text.replace(/^\uFEFF/, ""))));
    } catch {
      return this.text(text);
    }
  }

  traffic({ request, response }: Traffic): Traffic {
    this.learn({ request, ...(response && { response }) });
    return { request: this.message(request), ...(response && { response: this.message(response) }) };
  }

  /** Adds the validation codes of a request and its response to the secrets: those of the bodies, and of the query. */
  learn({ request, response }: Traffic): void {
    const [, query = ""] = request.url.split("?", 2);
    for (const [name, value] of new URLSearchParams(query)) if (name.toLowerCase() === codeParameter) this.add(value);
    this.#learnBody(request.body);
    this.#learnBody(response?.body ?? "");
  }

  #learnBody(body: string): void {
    if (!/validation(code|id)/i.test(body)) return;
    const codes = /"validation(?:code|id)"\s*:\s*(?:"((?:[^"\\]|\\.){4,200})"|(\d{4,200}))/gi;
    for (const [, text, number] of body.matchAll(codes)) this.add(text ?? number ?? "");
  }

  #value(value: unknown, depth = 0): unknown {
    if (typeof value === "string") return this.text(value);
    if (!isObject(value)) return value;
    if (depth > 64) return mark;
    if (Array.isArray(value)) return value.map((item) => this.#value(item, depth + 1));
    if ("toJSON" in value && typeof value.toJSON === "function") return this.#value(value.toJSON(), depth + 1);
    const entries = Object.entries(value).map(([name, item]) => [
      this.text(name),
      codeNames.has(name.toLowerCase()) && (typeof item === "string" || typeof item === "number")
        ? mark
        : this.#value(item, depth + 1),
    ]);
    return Object.fromEntries(entries);
  }
}
