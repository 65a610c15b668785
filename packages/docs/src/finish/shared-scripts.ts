import { minifySync } from "vite";
import { hashedName } from "./name-by-content.ts";
import { once } from "./once.ts";

/** Collects inline scripts: pages share most of them, and a policy that allows files alone needs no hashes. */
export interface SharedScripts {
  /**
   * Moves the inline scripts of a page to minified files, which run where they stood.
   *
   * @throws Error when a script is not JavaScript.
   */
  moveOut(html: string, addressOf: (file: string) => string): string;
  /** The text of each file so far, by its name. */
  files(): Record<string, string>;
}

const inline = /<script((?:\s+(?:type="module"|aria-hidden="true"))?)>([\s\S]*?)<\/script>/g;

/** The length up to which a script stays in its page: it and its hash are shorter than the headers of a request. */
const shortest = 64;

const minify = (script: string, isModule: boolean): string => {
  const { code, errors } = minifySync("inline.js", script, { module: isModule });
  if (errors[0]) throw new Error(`An inline script is not JavaScript: ${errors[0].message}.`);
  return code;
};

export const createSharedScripts = (): SharedScripts => {
  const texts = new Map<string, string>();
  const minifyScript = once((text) => minify(text, false));
  const minifyModule = once((text) => minify(text, true));
  return {
    moveOut: (html, addressOf) =>
      html.replace(inline, (whole, type: string, text: string) => {
        if (text.length <= shortest) return whole;
        const code = (type.includes("module") ? minifyModule : minifyScript)(text);
        const file = `_astro/${hashedName("inline.js", code)}`;
        texts.set(file, code);
        return `<script${type} src="${addressOf(file)}"></script>`;
      }),
    files: () => Object.fromEntries(texts),
  };
};
