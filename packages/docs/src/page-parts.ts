import { createHash } from "node:crypto";
import { inlineScripts, pagePolicy } from "./policy.ts";
import { replaceOnce } from "./replace-once.ts";

const moduleScript = /<script type="module">([\s\S]*?)<\/script>/g;
const redocImport = /^\s*import \{ hydrate \} from "https:\/\/cdn\.redocly\.com\/[^"]*";\n/;
const redocPreload = /<link rel="modulepreload" href="https:\/\/cdn\.redocly\.com\/[^>]*>/g;

const only = (what: string, matches: readonly string[]): string => {
  if (matches.length === 1 && matches[0]) return matches[0];
  throw new Error(
    `The rendered page has ${matches.length} of "${what}", not one. ` +
      "Another @redocly/cli is installed than the one this was written for: look at the pinned version and at what it renders.",
  );
};

/**
 * Takes a rendered page apart: its script goes to a file of its own, so that the policy needs no `'unsafe-inline'`, and
 * loads Redoc from our own host.
 *
 * @param scripts the addresses of Redoc's script and of the page's own, relative to the page.
 * @returns the page, and the text of its own script.
 * @throws Error when the page is not built as expected, or has an inline script that the policy does not know.
 */
export const pageParts = (
  rendered: string,
  scripts: { redoc: string; start: string },
): { html: string; start: string } => {
  const script = only("module script", rendered.match(moduleScript) ?? []);
  const body = script.replace(moduleScript, "$1");
  const start = body.replace(only("import of Redoc", body.match(redocImport) ?? []), "").replace(/^ {6}/gm, "");
  const html = replaceOnce("the page", rendered, [
    {
      reason: "scripts from our own host",
      find: script,
      replace: `<script defer src="${scripts.redoc}"></script>\n  <script defer src="${scripts.start}"></script>`,
    },
    {
      reason: "no preload from another host",
      find: only("preload of Redoc", rendered.match(redocPreload) ?? []),
      replace: "",
    },
    { reason: "the content security policy", find: "{CONTENT_SECURITY_POLICY}", replace: pagePolicy },
  ]);
  for (const [, inline] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    const hash = `sha256-${createHash("sha256")
      .update(inline ?? "")
      .digest("base64")}`;
    if (inlineScripts.includes(hash)) continue;
    throw new Error(
      `The page has an inline script that the policy does not know; read it, then add ${hash}: ${inline}`,
    );
  }
  return { html, start };
};
