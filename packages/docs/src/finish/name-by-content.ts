import { createHash } from "node:crypto";

/** Files in the folder of the assets, each with a hash of its text in its name: a browser may keep it for good. */
export interface NamedFiles {
  /** The text of each file, by its path in the site. */
  files: Record<string, string>;
  /** Replaces the names of the files in a page by those with the hash. */
  inPage(html: string): string;
}

/** Adds a hash of its text to the name of a file: `site.css` becomes `site.0a1b2c3d.css`. */
export const hashedName = (name: string, text: string): string =>
  name.replace(/(?=\.\w+$)/, `.${createHash("sha256").update(text).digest("hex").slice(0, 8)}`);

/** @param texts the text of each file, by the name that pages have for it, such as `site.css`. */
export const nameByContent = (texts: Readonly<Record<string, string>>): NamedFiles => {
  const names = new Map(Object.entries(texts).map(([name, text]) => [name, hashedName(name, text)]));
  return {
    files: Object.fromEntries(Object.entries(texts).map(([name, text]) => [`_astro/${names.get(name)}`, text])),
    inPage: (html) => html.replace(/(?<="(?:[^"]*\/)?_astro\/)[\w.-]+(?=["#])/g, (name) => names.get(name) ?? name),
  };
};
