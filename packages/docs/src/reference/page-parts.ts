import { createHash } from "node:crypto";
import { inlineScripts } from "../policy.ts";
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

/** A rendered reference, taken apart: a script and styles of their own files need no `'unsafe-inline'`, and are shared. */
export interface PageParts {
  /** The markup that Redoc takes over. */
  body: string;
  /** The styles, the same for every description. */
  style: string;
  /** The text of the page's own script. It wants Redoc's script before it. */
  start: string;
}

/**
 * Takes a rendered page apart.
 *
 * @throws Error when the page is not built as expected, or has an inline script that the policy does not know.
 */
export const pageParts = (rendered: string): PageParts => {
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
  for (const [, inline = ""] of body.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    const hash = `sha256-${createHash("sha256").update(inline).digest("base64")}`;
    if (inlineScripts.includes(hash)) continue;
    throw new Error(
      `The page has an inline script that the policy does not know. Read it, then add ${hash} to policy.ts: ${inline}`,
    );
  }
  return {
    body: withFragments(body),
    style: style.replace(styleElement, "$1"),
    start: code
      .replace(only("import of Redoc", code.match(redocImport) ?? []), "")
      .replace(/^ {6}/gm, "")
      .trim(),
  };
};
