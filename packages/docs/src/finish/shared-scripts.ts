import { hashedName } from "./name-by-content.ts";

/** Collects inline scripts: pages share most of them, and a policy that allows files alone needs no hashes. */
export interface SharedScripts {
  /** Moves the inline scripts of a page to files, which run where they stood. */
  moveOut(html: string, addressOf: (file: string) => string): string;
  /** The text of each file so far, by its name. */
  files(): Record<string, string>;
}

const inline = /<script((?:\s+(?:type="module"|aria-hidden="true"))?)>([\s\S]*?)<\/script>/g;

/** The length up to which a script stays in its page: it and its hash are shorter than the headers of a request. */
const shortest = 64;

export const createSharedScripts = (): SharedScripts => {
  const texts = new Map<string, string>();
  return {
    moveOut: (html, addressOf) =>
      html.replace(inline, (whole, type: string, text: string) => {
        if (text.length <= shortest) return whole;
        const file = `_astro/${hashedName("inline.js", text)}`;
        texts.set(file, text);
        return `<script${type} src="${addressOf(file)}"></script>`;
      }),
    files: () => Object.fromEntries(texts),
  };
};
