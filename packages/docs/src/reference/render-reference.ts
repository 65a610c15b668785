import { type PageParts, pageParts } from "./page-parts.ts";
import { renderPage } from "./redocly-cli.ts";
import { replaceOnce } from "./replace-once.ts";
import { type RedocWords, redocWords } from "./words.ts";

/** A description, as far as a reference needs to know it; `x-phrases` are the words of its language. */
interface Described {
  "x-phrases"?: Record<string, string>;
}

const unread = ["x-source", "x-inferred", "x-rules", "x-documents", "x-phrases", "x-replaced-by", "x-credentials"];

/** Leaves out what Redoc does not read: the operations' descriptions say it already. */
const withoutExtensions = <T extends object>(description: T): T =>
  JSON.parse(JSON.stringify(description, (key, value) => (unread.includes(key) ? undefined : value))) as T;

/** The buttons whose names Redoc writes into the page without looking up a word, and the word that each should have. */
const buttons = { "Open navigation menu": "menu.open", "Hide sidebar": "sidebar.actions.hide", light: "colorMode" };

const nameButtons = (body: string, words: RedocWords): string =>
  replaceOnce(
    "the page",
    body,
    Object.entries(buttons).map(([own, key]) => ({
      reason: "the button is called in the page's language, before the script takes it over as after",
      find: `aria-label="${own}"`,
      replace: `aria-label="${words[key]?.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
    })),
  );

/**
 * Renders the interactive reference of a description, in the words of its own language.
 *
 * @throws Error when the Redocly CLI fails or renders another kind of page than it did.
 */
export const renderReference = async (description: Described): Promise<PageParts> => {
  const phrases = description["x-phrases"];
  const words: RedocWords = phrases ? redocWords(phrases) : {};
  const parts = pageParts(await renderPage(withoutExtensions(description), words));
  const body = phrases ? nameButtons(parts.body, words) : parts.body;
  return { ...parts, body, start: `globalThis.redocWords = ${JSON.stringify(words)};\n${parts.start}\n` };
};
