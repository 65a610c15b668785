import { expect, it } from "vitest";
import { buildSite } from "./build-site.ts";
import { phrase, readLocales } from "./pages/locale-view.ts";
import { toMarkdown } from "./pages/markdown.ts";
import { pageParts } from "./reference/page-parts.ts";
import { replaceOnce } from "./reference/replace-once.ts";
import { redocWords } from "./reference/words.ts";
import { serveFolder } from "./server/serve-docs.ts";

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
    () => buildSite("/nowhere", "docs"),
    /^SITE_URL must be a whole address, not 'docs'\. Set one such as https:\/\/example\.org\/docs\/\.$/,
  ],
  [
    "a phrase that the spec lacks",
    () => redocWords({}),
    /^specs\/phrases\.yaml has no phrase '[\w-]+'\. Add it there, and translate it\.$/,
  ],
  [
    "a phrase that a language lacks",
    async () => phrase((await readLocales())[0] as Parameters<typeof phrase>[0], "nothing"),
    /^The spec in en-US has no phrase 'nothing'\. Add it to specs\/phrases\.yaml, and translate it\.$/,
  ],
  ["a page without content", () => toMarkdown("<p>", String), /^The page has no <main>\. Put its content into one\.$/],
  [
    "a page without its mark",
    () => pageParts("<html>"),
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
