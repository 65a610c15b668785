import { createHash } from "node:crypto";
import { replaceOnce } from "./replace-once.ts";

const mark = "<!-- body -->";
const moduleScript = /<script type="module">([\s\S]*?)<\/script>/g;
const redocImport = /^\s*import \{ hydrate \} from "https:\/\/cdn\.redocly\.com\/[^"]*";\n/;
const redocPreload = /<link rel="modulepreload" href="https:\/\/cdn\.redocly\.com\/[^>]*>/g;
const styleElement = /<style data-styled[^>]*>([\s\S]*?)<\/style>/g;

const only = (what: string, matches: readonly string[]): string => {
  if (matches.length === 1 && matches[0]) return matches[0];
  throw new Error(
    `The rendered page has ${matches.length} of "${what}", not one. ` +
      "Another @redocly/cli is installed than the one this was written for: look at the pinned version and at what it renders.",
  );
};

/**
 * Leads the links of Redoc's menu to places of the page, as Redoc's script does in a browser. The Redocly CLI renders
 * them as paths of the host, and the script that takes the page over leaves them so.
 */
const withFragments = (body: string): string => body.replace(/(?<=<a [^>]*href=")\//g, "#/");

/** A rendered reference, taken apart: the script and the styles are shared by all languages. */
export interface PageParts {
  /** The markup that Redoc takes over. */
  body: string;
  /** The styles, the same for every description. */
  style: string;
  /** The text of the page's own script, a module that loads Redoc's. */
  start: string;
  /** The hashes of the inline scripts that the markup contains: Redoc sets light or dark before the first paint. */
  inline: string[];
}

/**
 * Takes a rendered page apart.
 *
 * @param redoc the address of Redoc's script, as the page's own script imports it.
 * @throws Error when the page is not built as expected.
 */
export const pageParts = (rendered: string, redoc: string): PageParts => {
  const [head = "", markup] = rendered.split(mark);
  if (markup === undefined) throw new Error(`The rendered page has no ${mark}. Add it to page.hbs.`);
  const style = only("style element", head.match(styleElement) ?? []);
  const preload = only("preload of Redoc", head.match(redocPreload) ?? []);
  const rest = [style, preload].reduce((text, part) => text.replace(part, ""), head).trim();
  if (rest !== "")
    throw new Error(
      `The head of the rendered page has more than styles and a preload. Read it, then extend page-parts.ts: ${rest}`,
    );
  const script = only("module script", markup.match(moduleScript) ?? []);
  const code = script.replace(moduleScript, "$1");
  const body = replaceOnce("the page", markup, [{ reason: "no inline script", find: script, replace: "" }]).trim();
  const inline = [...body.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text = ""]) => `sha256-${createHash("sha256").update(text).digest("base64")}`,
  );
  return {
    body: withFragments(body),
    style: style.replace(styleElement, "$1"),
    start: code
      .replace(only("import of Redoc", code.match(redocImport) ?? []), `import { hydrate } from "${redoc}";\n`)
      .replace(/^ {6}/gm, "")
      .trim(),
    inline,
  };
};
