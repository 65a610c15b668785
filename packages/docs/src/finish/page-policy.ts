import { createHash } from "node:crypto";
import { pagePolicy } from "../policy.ts";

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** The hashes of the inline elements of a page that a policy has to allow. */
const inlineHashes = (html: string, element: "script" | "style"): Set<string> =>
  new Set(
    [...html.matchAll(new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}>`, "g"))]
      .filter(([, attributes = ""]) => !/\ssrc=|type="application\//.test(attributes))
      .map(([, , text = ""]) => hashOf(text)),
  );

/** Puts its content security policy into a page, right behind the encoding. */
export const withPolicy = (html: string, calls: boolean): string => {
  const policy = pagePolicy({ scripts: inlineHashes(html, "script"), styles: inlineHashes(html, "style") }, calls);
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(html))
    throw new Error('The page has no <meta charset="utf-8">. Add it: its policy stands behind it.');
  return html.replace(charset, `$&<meta http-equiv="Content-Security-Policy" content="${policy}">`);
};
