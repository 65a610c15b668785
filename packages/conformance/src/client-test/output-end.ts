import type { Redactor } from "../redact/redactor.ts";

/** How many characters are shown of the end of what a command prints. */
const longestShown = 2_000;
/** How many are kept of it: secrets are removed before it is cut to what is shown. */
const longestKept = 100_000;

/** The end of a text, from a whole word on: the first one of a text that was cut may be a part of a secret. */
const endOf = (text: string, length: number): string =>
  text.length > length ? text.slice(-length - 1).replace(/^\S*/, "…") : text;

/** Keeps the end of what a command prints. */
export class OutputEnd {
  #text = "";

  add(text: string): void {
    this.#text = (this.#text + text).slice(-longestKept - 1);
  }

  /** The last of it, without secrets. */
  shown(redactor: Redactor): string {
    return endOf(redactor.text(endOf(this.#text, longestKept)), longestShown).trim();
  }
}
