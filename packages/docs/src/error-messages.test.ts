import { expect, it } from "vitest";
import { copyShownCode } from "./finish/copy-button.ts";
import { pageMarkdown } from "./finish/page-markdown.ts";
import { withPolicy } from "./finish/page-policy.ts";
import { findTokensByClass } from "./finish/style-sheet.ts";
import { pageParts } from "./reference/page-parts.ts";
import { replaceOnce } from "./reference/replace-once.ts";
import { serveFolder } from "./server/serve-docs.ts";
import { readSettings } from "./settings.ts";
import { guideId } from "./views/guide-files.ts";
import { phrase } from "./views/locale-view.ts";

const messageOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
};

/** What goes wrong, and the whole message: what is wrong, then how to fix it. Read them side by side. */
const messages: [name: string, work: () => unknown, message: RegExp][] = [
  [
    "a folder that was not built",
    () => serveFolder("/nowhere", { port: 0 }),
    /^\/nowhere does not exist\. Run `npm run build` in this package\.$/,
  ],
  [
    "an address of no site",
    () => readSettings({ SITE_URL: "docs" }),
    /^SITE_URL must be a whole address, not 'docs'\. Set one such as https:\/\/example\.org\/docs\/\.$/,
  ],
  [
    "a phrase that a language lacks",
    () => phrase({ code: "en-US", phrases: {} }, "nothing"),
    /^The spec in en-US has no phrase 'nothing'\. Add it to specs\/phrases\.yaml, and translate it\.$/,
  ],
  [
    "a guide in a wrong place",
    () => guideId("a/b/c.md"),
    /^guides\/a\/b\/c\.md is not the file of a guide\. Move it to guides\/<locale>\/\.$/,
  ],
  [
    "a page without content",
    () => pageMarkdown("<p>"),
    /^The page has no heading or no content\. Put both into Starlight's frame\.$/,
  ],
  [
    "a page without its encoding",
    () => withPolicy("<p>", false),
    /^The page has no <meta charset="utf-8">\. Add it: its policy stands behind it\.$/,
  ],
  [
    "styles of another version",
    () => findTokensByClass(""),
    /^The stylesheet of Expressive Code has no .*\. Look at its version, and correct style-sheet\.ts\.$/,
  ],
  [
    "a copy button of another version",
    () => copyShownCode(""),
    /^The replacement "the copy button reads the sample that is shown" matches 0 times in the script of Expressive Code, /,
  ],
  [
    "a page without its mark",
    () => pageParts("<html>", "redoc.js"),
    /^The rendered page has no <!-- body -->\. Add it to page\.hbs\.$/,
  ],
  [
    "a replacement whose text is not there",
    () => replaceOnce("a.js", "", [{ reason: "no logo", find: "logo.svg", replace: "" }]),
    /^The replacement "no logo" matches 0 times in a\.js, not once: logo\.svg\nAnother version is installed .*: look at .*\.$/,
  ],
];

it.each(messages)("of %s says what is wrong, then how to fix it", async (_, work, message) => {
  expect(await messageOf(work)).toMatch(message);
});
