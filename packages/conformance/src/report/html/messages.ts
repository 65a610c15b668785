import { diffWordsWithSpace } from "diff";
import type { HttpRequest, HttpResponse } from "../../http/message.ts";
import { html, type Markup } from "./markup.ts";

const longest = 20_000;

const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

const lines = (start: string, { headers, body }: HttpRequest | HttpResponse): string => {
  const text = [start, ...headers.map(([name, value]) => `${name}: ${value}`), "", pretty(body)].join("\n").trimEnd();
  return text.length > longest ? `${text.slice(0, longest)}\n…` : text;
};

/** A request as text. */
export const requestText = (request: HttpRequest): string =>
  lines(`${request.method} ${request.url} HTTP/1.1`, request);

/** A response as text. */
export const responseText = (response: HttpResponse): string =>
  lines(`HTTP/1.1 ${response.status} ${response.reason}`.trimEnd(), response);

/** A block of text with a caption, which can be scrolled by the keyboard. */
export const block = (caption: string, content: string | Markup): Markup =>
  html`<figure><figcaption>${caption}</figcaption><pre tabindex="0" role="region" aria-label="${caption}"><code>${content}</code></pre></figure>`;

/** Marks the words that differ: those that are missing as deleted, those that were found instead as inserted. */
export const wordDiff = (documented: string, found: string): Markup => {
  const cut = (text: string) => text.slice(0, longest);
  const parts = diffWordsWithSpace(cut(documented), cut(found)).map(({ added, removed, value }) => {
    if (added) return html`<ins>${value}</ins>`;
    return removed ? html`<del>${value}</del>` : html`${value}`;
  });
  return html`${parts}`;
};
